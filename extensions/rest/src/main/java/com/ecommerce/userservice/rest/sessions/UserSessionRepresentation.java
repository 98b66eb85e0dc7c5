package com.ecommerce.userservice.rest.sessions;

import com.ecommerce.userservice.core.session.UserSession;
import com.ecommerce.userservice.rest.http.Timestamps;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as its owner reads it. */
@Schema(name = "UserSession", description = "A session of the user. Strings that are not known are `\"\"`.")
record UserSessionRepresentation(
        @Schema(
                description = "The claim `sid` of the session's tokens.",
                maxLength = 36,
                examples = "uBd0HbYE2vbGbW_bmVl9qJgj")
        String id,

        @Schema(description = "Whether the access token of this request belongs to it.")
        boolean current,

        @Schema(description = "As the `User-Agent` of the login tells; `Other` if it does not.", examples = "Mac")
        String device,

        @Schema(description = "As the client named it at the login.", maxLength = 64, examples = "Anna's laptop")
        String deviceName,

        @Schema(description = "Operating system and version.", examples = "Mac OS X 10.15.7")
        String os,

        @Schema(description = "Browser and version.", examples = "Firefox/140.0")
        String browser,

        @Schema(description = "Where the session began.", examples = "203.0.113.7")
        String ipAddress,

        @Schema(format = "date-time", examples = "2026-01-31T09:30:00.000Z")
        String startedAt,

        @Schema(
                description = "When tokens were last issued for it.",
                format = "date-time",
                examples = "2026-01-31T09:45:00.000Z")
        String lastSeenAt,

        @Schema(
                description = "When it ends unless tokens are issued for it before.",
                format = "date-time",
                examples = "2026-02-07T09:45:00.000Z")
        String expiresAt,

        @Schema(description = "The clients that have taken part in it.")
        List<SessionClientRepresentation> clients) {

    static UserSessionRepresentation of(UserSession session) {
        return new UserSessionRepresentation(
                session.id(),
                session.current(),
                session.device(),
                session.deviceName(),
                session.os(),
                session.browser(),
                session.ipAddress(),
                Timestamps.of(session.startedAt()),
                Timestamps.of(session.lastSeenAt()),
                Timestamps.of(session.expiresAt()),
                session.clients().stream().map(SessionClientRepresentation::of).toList());
    }
}
