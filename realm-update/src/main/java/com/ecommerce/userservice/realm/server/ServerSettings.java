package com.ecommerce.userservice.realm.server;

import com.ecommerce.userservice.realm.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where the server is and as whom to speak to it, from the environment.
 *
 * @param url base address, without a slash at its end
 * @param realm realm of the administrator
 * @param truststores PEM and PKCS #12 files, or folders of them, as in Keycloak's option {@code truststore-paths}
 */
public record ServerSettings(String url, String realm, Administrator administrator, List<Path> truststores) {

    static final String URL = "USER_SERVICE_ADMIN_URL";
    static final String REALM = "USER_SERVICE_ADMIN_REALM";
    static final String TRUSTSTORES = "KC_TRUSTSTORE_PATHS";

    private static final String DEFAULT_URL = "https://localhost:8443";
    private static final String DEFAULT_REALM = "master";

    public ServerSettings {
        truststores = List.copyOf(truststores);
    }

    /**
     * Reads the settings.
     *
     * @throws Failure if one is missing or makes no sense
     */
    public static ServerSettings from(Map<String, String> environment) {
        return new ServerSettings(
                url(value(environment, URL, DEFAULT_URL)),
                value(environment, REALM, DEFAULT_REALM),
                Administrator.from(environment),
                Arrays.stream(value(environment, TRUSTSTORES, "").split(","))
                        .map(String::strip)
                        .filter(path -> !path.isEmpty())
                        .map(Path::of)
                        .toList());
    }

    private static String url(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return text.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // The same sentence.
        }
        throw new Failure(URL + " has to be the server's base address, for example " + DEFAULT_URL + ".");
    }

    private static String value(Map<String, String> environment, String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
