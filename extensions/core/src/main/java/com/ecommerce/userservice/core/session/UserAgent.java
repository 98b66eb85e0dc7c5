package com.ecommerce.userservice.core.session;

import java.util.Objects;
import org.keycloak.device.DeviceActivityManager;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * What Keycloak has kept of the {@code User-Agent} with which a session began, as its account console shows it.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link DeviceActivityManager}.
 *
 * @param device {@code Other} if not known
 * @param os with its version; {@code ""} if not known
 * @param browser with its version; {@code ""} if not known
 */
record UserAgent(String device, String os, String browser) {

    private static final String OTHER = "Other";
    private static final String SEPARATOR = "/";

    static UserAgent of(UserSessionModel userSession) {
        DeviceRepresentation kept = DeviceActivityManager.getCurrentDevice(userSession);
        return of(kept == null ? DeviceRepresentation.unknown() : kept);
    }

    static UserAgent of(DeviceRepresentation kept) {
        return new UserAgent(
                Objects.requireNonNullElse(kept.getDevice(), OTHER),
                withVersion(kept.getOs(), " ", kept.getOsVersion()),
                browser(Objects.requireNonNullElse(kept.getBrowser(), OTHER)));
    }

    /** Keycloak keeps name and version of the browser in one text. */
    private static String browser(String kept) {
        int separator = kept.lastIndexOf(SEPARATOR);
        return separator < 0
                ? withVersion(kept, SEPARATOR, DeviceRepresentation.UNKNOWN)
                : withVersion(kept.substring(0, separator), SEPARATOR, kept.substring(separator + 1));
    }

    private static String withVersion(String name, String separator, String version) {
        if (name == null || name.equals(OTHER)) {
            return "";
        }
        return version.equals(DeviceRepresentation.UNKNOWN) ? name : name + separator + version;
    }
}
