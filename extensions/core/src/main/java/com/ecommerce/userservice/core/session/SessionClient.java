package com.ecommerce.userservice.core.session;

import java.util.Objects;

/**
 * A client that has taken part in a session.
 *
 * @param clientId as in the claim {@code azp} of its tokens
 * @param name for people, in the language of the request; {@code ""} if the client has none
 */
public record SessionClient(String clientId, String name) {

    public SessionClient {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(name, "name");
    }
}
