package com.ecommerce.userservice.rest.sessions;

import com.ecommerce.userservice.core.session.SessionClient;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client of a session, by the names that RFC 7591 has for it. */
@Schema(name = "SessionClient", description = "An application that has taken part in a session.")
record SessionClientRepresentation(
        @Schema(description = "The claim `azp` of its tokens.", examples = "user-service-login")
        String clientId,

        @Schema(description = "For people; `\"\"` if it has none.", examples = "Shop")
        String clientName) {

    static SessionClientRepresentation of(SessionClient client) {
        return new SessionClientRepresentation(client.clientId(), client.name());
    }
}
