package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.keycloak.util.JsonSerialization;

/** Handling of JSON trees. None of the methods changes its arguments. */
final class JsonTrees {

    private JsonTrees() {}

    static ObjectNode object() {
        return JsonSerialization.mapper.createObjectNode();
    }

    /** Returns the present object with what is named in it changed: objects are merged, all else is replaced. */
    static ObjectNode merged(JsonNode present, JsonNode named) {
        ObjectNode result = present.isObject() ? present.deepCopy() : object();
        named.properties().forEach(member -> {
            JsonNode value = member.getValue();
            result.set(
                    member.getKey(), value.isObject() ? merged(result.path(member.getKey()), value) : value.deepCopy());
        });
        return result;
    }

    static ObjectNode only(JsonNode object, Collection<String> members) {
        ObjectNode result = object();
        members.stream().filter(object::has).forEach(member -> result.set(member, object.get(member)));
        return result;
    }

    static ObjectNode without(JsonNode object, Collection<String> members) {
        return object.<ObjectNode>deepCopy().without(members);
    }

    /** Turns a list of objects into an object of them by one of their members, in the order of the list. */
    static ObjectNode byName(JsonNode list, String nameMember) {
        ObjectNode result = object();
        list.forEach(element -> result.set(element.path(nameMember).asText(), element));
        return result;
    }

    /** Returns the texts of a list; empty if it is missing. */
    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
