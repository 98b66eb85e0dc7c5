package com.ecommerce.userservice.mail;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * What somebody signs in with, as far as its {@code User-Agent} tells: the browser and the operating system, without
 * versions, since an update makes no new device.
 *
 * @param name for example {@code Firefox, Windows}
 */
record Device(String name) {

    /** So many devices are remembered of one user; the one that has been known for the longest is forgotten. */
    static final int REMEMBERED = 20;

    private static final String UNKNOWN = "Other";
    private static final String SEPARATOR = "; ";

    /** What uap-java calls the hardware of robots. */
    private static final String ROBOT = "Spider";

    /** Returns the device of the current request. */
    static Device of(KeycloakSession session) {
        DeviceRepresentation device =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        return device == null ? of(null, null) : of(device);
    }

    /**
     * Makes a device of what Keycloak has read. What calls itself a robot is not named: uap-java 1.6, which Keycloak 26.7
     * uses, takes whole sentences for names of robots, and the name stands in e-mails that readers trust.
     */
    static Device of(DeviceRepresentation device) {
        return of(ROBOT.equals(device.getDevice()) ? null : device.getBrowser(), device.getOs());
    }

    /**
     * Makes a device of Keycloak's words.
     *
     * @param browser name and version with a slash between them; may be null
     * @param system may be null
     */
    static Device of(String browser, String system) {
        String family = browser == null ? UNKNOWN : browser.split("/", 2)[0];
        return new Device((family + ", " + (system == null ? UNKNOWN : system)).replace(SEPARATOR.trim(), ""));
    }

    /**
     * Reads the names that {@link #text} has written.
     *
     * @param text may be null: none
     */
    static List<String> remembered(String text) {
        return text == null ? List.of() : List.of(text.split(SEPARATOR));
    }

    /** Writes names as one text. */
    static String text(List<String> names) {
        return String.join(SEPARATOR, names);
    }

    /** Returns whether it is among the remembered ones. */
    boolean isAmong(List<String> remembered) {
        return remembered.contains(name);
    }

    /** Returns the remembered ones with this one, which is not among them. */
    List<String> addedTo(List<String> remembered) {
        int forgotten = Math.max(0, remembered.size() - REMEMBERED + 1);
        return Stream.concat(remembered.stream().skip(forgotten), Stream.of(name))
                .toList();
    }
}
