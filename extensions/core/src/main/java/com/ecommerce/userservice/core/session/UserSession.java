package com.ecommerce.userservice.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A session of a user as its owner sees it. Keycloak may keep an online and an offline session of one id, which come from one
 * login: they are one here. Strings that are not known are {@code ""}, never null.
 *
 * @param id the claim {@code sid} of the session's tokens; no secret
 * @param current whether the caller's own token belongs to it
 * @param device what Keycloak has read of the browser's {@code User-Agent}, for example {@code Mac}; {@code Other} if nothing
 * @param deviceName as the client has named it at the login
 * @param os operating system with its version
 * @param browser with its version, for example {@code Firefox/140.0}
 * @param ipAddress from which the session began
 * @param startedAt when it began
 * @param lastSeenAt when tokens were last issued for it
 * @param expiresAt when it ends by itself unless tokens are issued for it before
 * @param clients sorted by their ids
 */
public record UserSession(
        String id,
        boolean current,
        String device,
        String deviceName,
        String os,
        String browser,
        String ipAddress,
        Instant startedAt,
        Instant lastSeenAt,
        Instant expiresAt,
        List<SessionClient> clients) {

    public UserSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(deviceName, "deviceName");
        Objects.requireNonNull(os, "os");
        Objects.requireNonNull(browser, "browser");
        Objects.requireNonNull(ipAddress, "ipAddress");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        clients = List.copyOf(clients);
    }
}
