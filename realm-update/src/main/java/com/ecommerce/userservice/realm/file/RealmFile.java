package com.ecommerce.userservice.realm.file;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * A realm as a file describes it: placeholders replaced, values in the types of Keycloak's representation, and nothing
 * that the file does not name.
 *
 * @param content as in {@link RealmRepresentation}; without nulls
 */
public record RealmFile(Path path, ObjectNode content) {

    /**
     * Reads a file the way {@code --import-realm} does (Keycloak 26.7, AbstractFileBasedImportProvider and
     * DirImportProvider): placeholders are replaced in the raw text.
     *
     * @param environment value of an environment variable, null if it is not set
     * @throws Failure if the file cannot be read or is not a realm
     */
    public static RealmFile read(Path path, UnaryOperator<String> environment) {
        byte[] raw = bytes(path);
        byte[] text = replaced(path, raw, environment);
        JsonNode named = tree(path, text);
        RealmRepresentation realm = bound(path, text, raw);
        if (realm.getRealm() == null || realm.getRealm().isBlank()) {
            throw new Failure(path + " does not name its realm: \"realm\" is missing.");
        }
        JsonNode complete = JsonSerialization.mapper.valueToTree(realm);
        return new RealmFile(path, (ObjectNode) new NamedMembers(path).of(named, complete));
    }

    /** Returns the realm's name. */
    public String realm() {
        return content.path("realm").textValue();
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Failure(path + " cannot be read. Name a file that exists and that this user may read.", e);
        }
    }

    private static byte[] replaced(Path path, byte[] raw, UnaryOperator<String> environment) {
        try {
            return StringPropertyReplacer.replaceProperties(new ByteArrayInputStream(raw), environment::apply)
                    .readAllBytes();
        } catch (IOException | IllegalStateException e) {
            throw new Failure(path + " has placeholders that lead to each other without end.", e);
        }
    }

    private static JsonNode tree(Path path, byte[] text) {
        try {
            JsonNode tree = JsonSerialization.mapper.readTree(text);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            String place = "line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr();
            throw new Failure(
                    path + " is not JSON: " + place + ". If the file itself is right there, the value of a"
                            + " placeholder's environment variable breaks it, for example with a quotation mark.",
                    e);
        } catch (IOException e) {
            throw new Failure(path + " cannot be read.", e);
        }
        throw new Failure(path + " is not a realm: it has to be one JSON object.");
    }

    private static RealmRepresentation bound(Path path, byte[] text, byte[] raw) {
        try {
            return JsonSerialization.readValue(text, RealmRepresentation.class);
        } catch (UnrecognizedPropertyException e) {
            throw new Failure(path + ": this version of Keycloak knows no " + place(e) + ".", e);
        } catch (JsonMappingException e) {
            throw new Failure(path + ": the value of " + place(e) + " is of the wrong type" + origin(raw, e) + ".", e);
        } catch (IOException e) {
            throw new Failure(path + " cannot be read.", e);
        }
    }

    /** Says what the file itself holds there if that is a placeholder; never its value, which may be a secret. */
    private static String origin(byte[] raw, JsonMappingException failure) {
        try {
            JsonNode node = JsonSerialization.mapper.readTree(raw);
            for (JsonMappingException.Reference step : failure.getPath()) {
                node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
            }
            String text = node.asText();
            return text.contains("${") ? "; look at the environment variable in " + text : "";
        } catch (IOException notJsonBefore) {
            return "";
        }
    }

    private static String place(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
