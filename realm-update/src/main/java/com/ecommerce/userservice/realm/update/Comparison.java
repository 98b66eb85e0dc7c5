package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Finds what differs between the file's JSON and the realm's.
 *
 * <p>Keycloak keeps lists of scalars without an order, so they are compared as sets. It leaves out what is empty, zero
 * or false, so that equals an absent value; but an empty object does not: some validators of the user profile are one.
 *
 * @param withSecrets whether a secret that Keycloak does not give out counts as different; else as equal
 */
record Comparison(boolean withSecrets) {

    /** What Keycloak gives out instead of a secret (26.7, ComponentRepresentation.SECRET_VALUE). */
    private static final String MASKED = "**********";

    /** Returns the differences of what {@code wanted} names; what it does not name may be anything. */
    List<Difference> ofNamed(ObjectNode wanted, JsonNode actual) {
        List<Difference> differences = new ArrayList<>();
        members("", wanted, actual, false, differences);
        return differences;
    }

    /** Returns the differences of two documents, of which {@code wanted} is whole: what it does not name is to go. */
    List<Difference> ofWhole(String name, ObjectNode wanted, JsonNode actual) {
        List<Difference> differences = new ArrayList<>();
        members(name, wanted, actual, true, differences);
        return differences;
    }

    /** Returns the names of secrets that are not compared, since Keycloak does not give them out. */
    static List<String> hidden(String name, JsonNode wanted, JsonNode actual) {
        return wanted.properties().stream()
                .filter(member -> !isNothing(member.getValue()) && isMasked(actual.path(member.getKey())))
                .map(member -> name + "." + member.getKey())
                .toList();
    }

    private void members(String name, JsonNode wanted, JsonNode actual, boolean whole, List<Difference> differences) {
        String prefix = name.isEmpty() ? "" : name + ".";
        wanted.properties().forEach(member -> {
            JsonNode present = actual.path(member.getKey());
            if (member.getValue().isObject() && present.isObject()) {
                members(prefix + member.getKey(), member.getValue(), present, whole, differences);
            } else if (!equal(member.getValue(), present)) {
                differences.add(new Difference(prefix + member.getKey(), present, member.getValue()));
            }
        });
        if (whole) {
            surplus(prefix, wanted, actual, differences);
        }
    }

    private static void surplus(String prefix, JsonNode wanted, JsonNode actual, List<Difference> differences) {
        for (Map.Entry<String, JsonNode> member : actual.properties()) {
            if (!wanted.has(member.getKey()) && !isNothing(member.getValue())) {
                differences.add(new Difference(prefix + member.getKey(), member.getValue(), MissingNode.getInstance()));
            }
        }
    }

    private boolean equal(JsonNode wanted, JsonNode actual) {
        if (isNothing(wanted) && isNothing(actual)) {
            return true;
        }
        if (wanted.isArray() && actual.isArray()) {
            return sorted(wanted).equals(sorted(actual));
        }
        if (isMasked(actual)) {
            return !withSecrets || isNothing(wanted);
        }
        return wanted.isValueNode() && actual.isValueNode()
                ? wanted.asText().equals(actual.asText())
                : wanted.equals(actual);
    }

    private static boolean isMasked(JsonNode value) {
        return value.asText().equals(MASKED);
    }

    private static List<String> sorted(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.isValueNode() ? element.asText() : element.toString())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isNumber() && value.asDouble() == 0
                || value.isBoolean() && !value.booleanValue();
    }
}
