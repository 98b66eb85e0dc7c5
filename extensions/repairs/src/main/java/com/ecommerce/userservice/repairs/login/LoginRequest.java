package com.ecommerce.userservice.repairs.login;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Which requests compare or hash a password, and in which shape each of them is refused. */
enum LoginRequest {
    /** The user service's login. */
    API_LOGIN("/api/auth/login"),
    /** What else hashes passwords at the user service: registration, reauthentication, new passwords. */
    API("/api/(?:auth/register|auth/reauth|auth/password/reset|users/me/password)"),
    /** Keycloak's token endpoint. */
    TOKEN("/realms/[^/]+/protocol/openid-connect/token"),
    /** The forms of Keycloak's sign-in pages. */
    PAGE("/realms/[^/]+/login-actions/[^/]+");

    private static final String GRANT_TYPE = "grant_type";

    /** Those that gateways and applications use all the time; a place for any other costs nothing but a turn. */
    private static final Set<String> GRANTS_WITHOUT_PASSWORD =
            Set.of("refresh_token", "authorization_code", "client_credentials");

    private static final Pattern UTF_8_FORM = Pattern.compile(
            "\\s*application/x-www-form-urlencoded\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNCLEAR = Pattern.compile("[^A-Za-z0-9_.\\-]");
    private static final int MAX_PARSED_BYTES = 64 * 1024;

    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private final Pattern path;

    LoginRequest(String path) {
        this.path = Pattern.compile(".*" + path + "/?");
    }

    /**
     * Returns what a request with the method {@code POST} is.
     *
     * @param path as sent, decoded
     * @param contentType the header; may be null
     * @param body asked for at the token endpoint alone; null where it is not known
     * @return null if no password is hashed for it
     */
    static LoginRequest of(String path, String contentType, Supplier<Buffer> body) {
        String plain =
                SLASHES.matcher(MATRIX_PARAMETERS.matcher(path).replaceAll("")).replaceAll("/");
        for (LoginRequest request : values()) {
            if (request.path.matcher(plain).matches()) {
                return request == TOKEN && isWithoutPassword(contentType, body.get()) ? null : request;
            }
        }
        return null;
    }

    /**
     * Returns whether a form certainly names a grant without a password. Parsers of forms differ in what they take for a name,
     * an end or a letter: whatever could be read in another way counts as a login.
     */
    private static boolean isWithoutPassword(String contentType, Buffer body) {
        if (contentType == null
                || body == null
                || body.length() > MAX_PARSED_BYTES
                || !UTF_8_FORM.matcher(contentType).matches()) {
            return false;
        }
        int grants = 0;
        for (String field : body.toString(StandardCharsets.ISO_8859_1).split("&")) {
            String name = field.split("=", 2)[0];
            if (UNCLEAR.matcher(name).find()) {
                return false;
            }
            if (name.equals(GRANT_TYPE)) {
                grants++;
                if (!GRANTS_WITHOUT_PASSWORD.contains(
                        field.substring(Math.min(field.length(), GRANT_TYPE.length() + 1)))) {
                    return false;
                }
            }
        }
        return grants == 1;
    }

    /** Returns whether the reply is the user service's to make. */
    boolean isOfApi() {
        return this == API_LOGIN || this == API;
    }
}
