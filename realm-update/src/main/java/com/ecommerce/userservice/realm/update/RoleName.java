package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * A role as files name it.
 *
 * @param client its client; "" for a role of the realm
 */
record RoleName(String client, String name) implements Comparable<RoleName> {

    /** Reads lists of roles: one of the realm's, and one for each client. Both may be missing. */
    static Set<RoleName> all(JsonNode ofRealm, JsonNode ofClients) {
        Set<RoleName> names = new TreeSet<>();
        JsonTrees.texts(ofRealm).forEach(name -> names.add(new RoleName("", name)));
        ofClients
                .properties()
                .forEach(client -> JsonTrees.texts(client.getValue())
                        .forEach(name -> names.add(new RoleName(client.getKey(), name))));
        return names;
    }

    @Override
    public int compareTo(RoleName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return client.isEmpty() ? name : client + "/" + name;
    }
}
