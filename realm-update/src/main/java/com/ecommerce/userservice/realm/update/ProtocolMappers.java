package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The protocol mappers of a client or a client scope: a list which the file names is the whole list. */
final class ProtocolMappers {

    static final String MEMBER = "protocolMappers";

    private static final List<String> MEMBERS = List.of("name", "protocol", "protocolMapper", "config");

    private ProtocolMappers() {}

    /** Returns the differences of the mappers of two clients or client scopes; none if {@code wanted} names no list. */
    static List<Difference> differences(Comparison comparison, JsonNode wanted, JsonNode actual) {
        return wanted.has(MEMBER)
                ? comparison.ofWhole(MEMBER, byName(wanted.path(MEMBER)), byName(actual.path(MEMBER)))
                : List.of();
    }

    private static ObjectNode byName(JsonNode mappers) {
        ObjectNode byName = JsonTrees.byName(mappers, "name");
        byName.properties().forEach(mapper -> mapper.setValue(JsonTrees.only(mapper.getValue(), MEMBERS)));
        return byName;
    }
}
