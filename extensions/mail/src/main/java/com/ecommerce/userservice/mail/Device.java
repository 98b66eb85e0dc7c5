package com.ecommerce.userservice.mail;

import java.util.List;
import java.util.Set;
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

    /**
     * What is named, as uap-java 1.6 of Keycloak 26.7 names it. Everything else is "Other": the reader of an e-mail trusts its
     * words, and whoever logs in writes the {@code User-Agent}, whole sentences if he likes.
     */
    private static final Set<String> BROWSERS = Set.of(
            "Android",
            "Brave",
            "Chrome",
            "Chrome Mobile",
            "Chrome Mobile iOS",
            "Chrome Mobile WebView",
            "Chromium",
            "DuckDuckGo Mobile",
            "Edge",
            "Edge Mobile",
            "Firefox",
            "Firefox iOS",
            "Firefox Mobile",
            "IE",
            "Mobile Safari",
            "Mobile Safari UI/WKWebView",
            "Opera",
            "Opera Mobile",
            "QQ Browser",
            "QQ Browser Mobile",
            "Safari",
            "Samsung Internet",
            "UC Browser",
            "Vivaldi",
            "Yandex Browser");

    private static final Set<String> SYSTEMS = Set.of(
            "Android",
            "Chrome OS",
            "Debian",
            "Fedora",
            "FreeBSD",
            "iOS",
            "Linux",
            "Mac OS X",
            "Red Hat",
            "SUSE",
            "Ubuntu",
            "Windows");

    private static final String UNKNOWN = "Other";
    private static final String SEPARATOR = "; ";

    /** Returns the device of the current request. */
    static Device of(KeycloakSession session) {
        DeviceRepresentation device =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        return device == null ? of(null, null) : of(device.getBrowser(), device.getOs());
    }

    /**
     * Makes a device of Keycloak's words.
     *
     * @param browser name and version with a slash between them; may be null
     * @param system may be null
     */
    static Device of(String browser, String system) {
        String family = browser == null ? UNKNOWN : browser.substring(0, endOfName(browser));
        return new Device(known(BROWSERS, family) + ", " + known(SYSTEMS, system));
    }

    private static int endOfName(String browser) {
        int version = browser.lastIndexOf('/');
        return version < 0 ? browser.length() : version;
    }

    private static String known(Set<String> names, String name) {
        return name != null && names.contains(name) ? name : UNKNOWN;
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
