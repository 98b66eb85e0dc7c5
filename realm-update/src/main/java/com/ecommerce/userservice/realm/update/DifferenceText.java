package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The text of a difference, for the operator. It has no secret in it. */
final class DifferenceText {

    private static final String HIDDEN = "***";
    private static final String NOTHING = "(none)";
    private static final Pattern SECRET = Pattern.compile("secret|password");
    private static final Set<String> SWITCHES = Set.of("true", "false");
    private static final Set<String> NO_SECRETS = Set.of("passwordPolicy", "passwordResetPage");

    /** Spaces, line breaks and control characters would make one value look like several, or worse. */
    private static final Pattern PLAIN = Pattern.compile("[^\\s\\p{Cntrl}\"]+");

    private DifferenceText() {}

    /** Returns one line, for example {@code accessTokenLifespan 900 -> 600}. */
    static String of(Difference difference) {
        String name = difference.name();
        JsonNode before = difference.before();
        JsonNode after = difference.after();
        if (before.isArray() && after.isArray() && !isSecret(name)) {
            return name + " "
                    + Stream.of(list("added ", elements(after, before)), list("removed ", elements(before, after)))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("; "));
        }
        if (before.isMissingNode() && after.isObject()) {
            return name + " added";
        }
        if (before.isObject() && after.isMissingNode()) {
            return name + " removed";
        }
        return name + " " + value(name, before) + " -> " + value(name, after);
    }

    private static Optional<String> list(String verb, List<String> elements) {
        return elements.isEmpty() ? Optional.empty() : Optional.of(verb + String.join(", ", elements));
    }

    private static List<String> elements(JsonNode array, JsonNode without) {
        List<String> elements = new ArrayList<>(texts(array));
        elements.removeAll(texts(without));
        return elements;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(DifferenceText::plain)
                .toList();
    }

    private static String value(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NOTHING;
        }
        if (isSecret(name) && !isSwitch(value)) {
            return HIDDEN;
        }
        return value.isArray() ? texts(value).stream().collect(Collectors.joining(", ", "[", "]")) : plain(value);
    }

    private static boolean isSecret(String name) {
        return !NO_SECRETS.contains(name)
                && SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** Such as {@code resetPasswordAllowed}, and {@code passwordResetEnabled}, which a component has as text. */
    private static boolean isSwitch(JsonNode value) {
        return value.isBoolean() || value.isNumber() || SWITCHES.contains(value.asText());
    }

    private static String plain(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return PLAIN.matcher(text).matches() ? text : '"' + text.replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
