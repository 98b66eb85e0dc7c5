package com.ecommerce.userservice.realm.file;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.keycloak.util.JsonSerialization;

/**
 * Takes from a bound representation what the file names. The representation has values of its own for what it does not
 * (a required action's {@code enabled} is false), and the realm's shall stay there.
 */
final class NamedMembers {

    private final Path path;

    NamedMembers(Path path) {
        this.path = path;
    }

    /** Returns the part of {@code complete} that {@code named} names. */
    JsonNode of(JsonNode named, JsonNode complete) {
        if (named.isObject() && complete.isObject()) {
            return ofObject(named, complete);
        }
        // A set of the representation may have dropped double elements; those are scalars.
        if (named.isArray()
                && complete.isArray()
                && named.size() == complete.size()
                && named.path(0).isContainerNode()) {
            return ofArray(named, complete);
        }
        return complete;
    }

    private ObjectNode ofObject(JsonNode named, JsonNode complete) {
        ObjectNode result = JsonSerialization.mapper.createObjectNode();
        named.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                return;
            }
            JsonNode value = complete.get(member.getKey());
            if (value == null) {
                throw new Failure(path + ": Keycloak reads \"" + member.getKey()
                        + "\" for old files only. Use its present form; nothing was changed.");
            }
            result.set(member.getKey(), of(member.getValue(), value));
        });
        return result;
    }

    private ArrayNode ofArray(JsonNode named, JsonNode complete) {
        ArrayNode result = JsonSerialization.mapper.createArrayNode();
        for (int index = 0; index < named.size(); index++) {
            result.add(of(named.get(index), complete.get(index)));
        }
        return result;
    }
}
