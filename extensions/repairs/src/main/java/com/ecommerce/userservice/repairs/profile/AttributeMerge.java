package com.ecommerce.userservice.repairs.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keycloak.utils.StringUtil;

/** Brings together what two writers make of the same attributes. */
final class AttributeMerge {

    /** Forms of Keycloak name attributes that are no columns so ({@code Constants.USER_ATTRIBUTES_PREFIX}). */
    private static final String FORM_PREFIX = "user.attributes.";

    private AttributeMerge() {}

    /**
     * Returns the attributes that a writer wants, with what others have changed meanwhile in those that it leaves as it
     * has seen them.
     *
     * @param sent what the writer wants; a value is a string or a list of strings, null and blank stand for none
     * @param seen what the writer has seen
     * @param current what is stored now
     */
    static Map<String, ?> merge(
            Map<String, ?> sent, Map<String, List<String>> seen, Map<String, List<String>> current) {
        Map<String, Object> merged = new HashMap<>(sent);
        Set<String> names = new HashSet<>(seen.keySet());
        names.addAll(current.keySet());
        for (String name : names) {
            String key = sent.containsKey(FORM_PREFIX + name) ? FORM_PREFIX + name : name;
            List<String> before = values(seen.get(name));
            List<String> now = values(current.get(name));
            if (!now.equals(before) && values(sent.get(key)).equals(before)) {
                merged.put(key, now);
            }
        }
        return merged;
    }

    private static List<String> values(Object value) {
        Collection<?> all = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        return all.stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(StringUtil::isNotBlank)
                .sorted()
                .toList();
    }
}
