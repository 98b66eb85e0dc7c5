package com.ecommerce.userservice.core.user;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Characters that nobody sees: two names that differ by them look the same, and some turn the text behind them around. */
final class InvisibleCharacters {

    /** Fillers and joiners that Unicode does not count among the format characters. */
    private static final Pattern OTHERS =
            Pattern.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
                    + "\\x{1d159}\\x{e0100}-\\x{e01ef}]");

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    /** Scripts whose words are spelled with {@link #ZERO_WIDTH_NON_JOINER} and {@link #ZERO_WIDTH_JOINER}. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER);

    private InvisibleCharacters() {}

    /** Returns the first one, if any. */
    static OptionalInt firstIn(String text) {
        return text.codePoints().filter(InvisibleCharacters::isOne).findFirst();
    }

    static boolean isOne(int point) {
        return Character.getType(point) == Character.FORMAT
                || OTHERS.matcher(Character.toString(point)).matches();
    }

    /** Returns the first format character that is no joiner between letters of a script that needs it, if any. */
    static OptionalInt firstStrayIn(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (Character.getType(points[i]) == Character.FORMAT && !isJoiner(points, i)) {
                return OptionalInt.of(points[i]);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isJoiner(int[] points, int i) {
        return (points[i] == ZERO_WIDTH_NON_JOINER || points[i] == ZERO_WIDTH_JOINER)
                && i > 0
                && i + 1 < points.length
                && JOINING.contains(UnicodeScript.of(points[i - 1]))
                && JOINING.contains(UnicodeScript.of(points[i + 1]));
    }
}
