package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a request, so that every field is named at once. */
final class Violations {

    private final Map<String, Set<String>> sentences = new LinkedHashMap<>();

    void add(String field, String sentence) {
        sentences.computeIfAbsent(field, key -> new LinkedHashSet<>()).add(sentence);
    }

    /** Names another field instead, for a value that serves as both; what is wrong with that field itself comes first. */
    void move(String from, String to) {
        Set<String> moved = sentences.remove(from);
        if (moved != null) {
            sentences.putIfAbsent(to, moved);
        }
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    boolean has(String field) {
        return sentences.containsKey(field);
    }

    Map<String, List<String>> toMap() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        sentences.forEach((field, texts) -> copy.put(field, new ArrayList<>(texts)));
        return copy;
    }

    DomainException toException() {
        return DomainException.validationFailed(toMap());
    }
}
