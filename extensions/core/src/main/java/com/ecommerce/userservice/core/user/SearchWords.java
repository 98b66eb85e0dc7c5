package com.ecommerce.userservice.core.user;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The words of a search, and what makes letters equal that are one letter in two cases. */
public final class SearchWords {

    /** Each word is a part of the query; more than these nobody types. */
    public static final int MAX = 10;

    /**
     * Letters whose lower case depends on the language or on the place in the word, with the one that stands for them: the
     * Turkish i without a dot, the dot that is left of a Turkish {@code İ}, and sigma at the end of a word.
     */
    static final Map<String, String> FOLDED = new TreeMap<>(Map.of("\u0131", "i", "\u0307", "", "\u03c2", "\u03c3"));

    private SearchWords() {}

    /** Returns the words between white space, in Unicode's form NFC; none for a blank text. */
    public static List<String> of(String search) {
        return Arrays.stream(Normalizer.normalize(search, Normalizer.Form.NFC).split("[\\s\\p{Z}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns a word in lower case, with the letters of {@link #FOLDED} as one. */
    static String fold(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : FOLDED.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return folded;
    }
}
