package com.ecommerce.userservice.rest.sessions;

import com.ecommerce.userservice.core.session.UserSession;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sessions of a user. */
@Schema(name = "UserSessionList", description = "Where a user is logged in.")
record UserSessionListRepresentation(
        @Schema(description = "The newest first.") List<UserSessionRepresentation> results) {

    static UserSessionListRepresentation of(List<UserSession> sessions) {
        return new UserSessionListRepresentation(
                sessions.stream().map(UserSessionRepresentation::of).toList());
    }
}
