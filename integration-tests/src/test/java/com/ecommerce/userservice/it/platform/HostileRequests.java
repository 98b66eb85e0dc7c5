package com.ecommerce.userservice.it.platform;

import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Requests below {@code /api} by chance; one seed, one sequence. Each character is a byte. What would end the account of the
 * caller, or its tokens, is left out: nothing would be reached then but the check of the token.
 */
final class HostileRequests {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");
    private static final List<String> MOUNTS = List.of("/api/", "/realms/ecommerce/api/", "//api/", "/api//");
    private static final List<String> PATHS = List.of(
            "auth/register/",
            "auth/login/",
            "auth/refresh/",
            "auth/logout/",
            "users/",
            "users/me/",
            "users/me/password/",
            "users/me/sessions/",
            "users/me/sessions/a",
            "users/me/sessions/end-others/",
            "users/me/email/",
            "users/me/email/confirm/",
            "users/me/email/pending/",
            "auth/reauth/",
            "auth/email/undo/",
            "health/",
            "openapi.json",
            "errors",
            "nonsense");

    /** Parts of text that have broken something somewhere; in UTF-8 unless they are broken on purpose. */
    private static final List<String> FRAGMENTS = List.of(
            "a",
            "Z9",
            "'",
            "\"",
            "\\",
            "<script>",
            "${jndi:x}",
            "{{7*7}}",
            "%s%n",
            "' or 1=1--",
            utf8("ä"),
            utf8("ı"),
            utf8("\ud83d\ude42"),
            utf8("e\u0301"),
            utf8("\u202e"),
            utf8("\uffff"),
            utf8("\ufffd"),
            "\u00e4",
            "\u00ff",
            "\u00ed\u00a0\u0080",
            "\u00c0\u0080",
            "@",
            "@example.com",
            "..",
            "*",
            "_",
            "0",
            "-1",
            "99999999999999999999",
            "null",
            "true",
            "NaN",
            "xn--",
            "x".repeat(300),
            "x".repeat(3000));

    private static final List<String> ESCAPES = List.of(
            "%00",
            "%0a",
            "%0d%0a",
            "%09",
            "%1b",
            "%20",
            "%25",
            "%2f",
            "%5c",
            "%3b",
            "%7f",
            "%C3%A4",
            "%E4",
            "%ED%A0%80",
            "%F0%9F%99%82",
            "%FF",
            "%",
            "%z",
            "%zz",
            "%u0041",
            "+",
            "&",
            "=",
            ";",
            "//",
            "/./");

    private static final List<String> JSON_ESCAPES =
            List.of("\\u0000", "\\ud800", "\\udc00", "\\ud83d\\ude42", "\\ufeff", "\\n", "\\b", "\\x", "\\u12", "\\/");

    private static final List<String> FIELDS = List.of(
            "email",
            "password",
            "password_confirm",
            "username",
            "first_name",
            "last_name",
            "phone_number",
            "device_name",
            "new_password",
            "old_password",
            "new_password_confirm",
            "refresh",
            "otp",
            "id",
            "x");

    private static final List<String> VALUES = List.of(
            "1", "-0", "1e999", "true", "null", "[]", "{}", "[[[]]]", "{\"a\":{}}", "", "'a'", "NaN", "\"", "[\"a\"]");

    private static final List<String> QUERY_NAMES =
            List.of("page", "page_size", "search", "is_active", "ordering", "x", "kc_locale", "ui_locales");

    private static final List<String> LANGUAGES = List.of(
            "de",
            "de;q=",
            "de;q",
            "de;q=2",
            "de;q=1e3",
            "*",
            ";",
            ",",
            "de-",
            "-",
            "x".repeat(50),
            "de;q=NaN",
            "en,,de");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf8",
            "application/json; charset=",
            "application/json; charset=\"",
            "application/json;",
            "application/json; ;",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=#",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "*/*",
            "/",
            "a/b/c",
            ";",
            "");

    private static final List<String> FURTHER_HEADERS = List.of(
            "Content-Encoding: gzip",
            "Content-Encoding: ",
            "Accept: text/html",
            "Accept: ;q=",
            "Accept: application/json;q=x",
            "Accept-Charset: x;q=",
            "Accept-Encoding: gzip;q=x",
            "Cookie: ;=;",
            "Cookie: KEYCLOAK_LOCALE=\u00e4\"; a",
            "Origin: null",
            "Origin: http://",
            "Origin: https://\u00e4",
            "Referer: %zz",
            "X-Forwarded-Host: a b",
            "X-Forwarded-Proto: x",
            "X-Forwarded-For: ,",
            "Forwarded: for=\"",
            "Range: bytes=9-1",
            "If-None-Match: \"",
            "If-Modified-Since: x",
            "Expect: 200-maybe",
            "traceparent: 00-x",
            "User-Agent: \u00e4",
            "Content-Language: x;q=",
            "Content-Type: application/json",
            "X-HTTP-Method-Override: DELETE");

    private final Random random;
    private final TestUser caller;
    private String method;
    private String head;
    private String body;

    HostileRequests(long seed, TestUser caller) {
        this.random = new Random(seed);
        this.caller = caller;
    }

    /** Goes on to another request. */
    void next() {
        method = any(METHODS);
        String target = target();
        StringBuilder lines = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        lines.append(
                sometimes(20)
                        ? any(List.of("", "Host: \r\n", "Host: a b\r\n", "Host: a_b\r\n", "Host: \u00e4\r\n"))
                        : "Host: localhost\r\n");
        boolean json = random.nextBoolean();
        if (!sometimes(8)) {
            String type = json ? CONTENT_TYPES.get(0) : CONTENT_TYPES.get(1);
            lines.append("Content-Type: ")
                    .append(sometimes(4) ? any(CONTENT_TYPES) : type)
                    .append("\r\n");
        }
        if (sometimes(3)) {
            lines.append("Accept-Language: ").append(any(LANGUAGES)).append("\r\n");
        }
        lines.append(authorization());
        while (sometimes(3)) {
            lines.append(any(FURTHER_HEADERS)).append("\r\n");
        }
        head = lines.toString();
        body = sometimes(10) ? text(FRAGMENTS) : json ? json() : form();
    }

    String head() {
        return head;
    }

    String body() {
        return body;
    }

    private String target() {
        StringBuilder target = new StringBuilder(sometimes(6) ? any(MOUNTS) : MOUNTS.get(random.nextInt(2)));
        target.append(any(PATHS));
        if (sometimes(4)) {
            target.append(text(ESCAPES));
        }
        if (sometimes(3)) {
            target.append('?');
            do {
                target.append(any(QUERY_NAMES))
                        .append(sometimes(8) ? "" : "=")
                        .append(text(ESCAPES))
                        .append('&');
            } while (random.nextBoolean());
        }
        return target.toString();
    }

    private String authorization() {
        boolean ends = method.equals("DELETE") || method.equals("POST");
        return switch (random.nextInt(ends ? 4 : 8)) {
            case 0 -> "";
            case 1 -> "Authorization: Bearer \u00e4\r\n";
            case 2 -> "Authorization: Bearer a.b.c\r\nAuthorization: Basic x\r\n";
            case 3 -> "Authorization: " + any(List.of("", "Bearer", "Bearer  ", "bearer x y", "Digest \"")) + "\r\n";
            default -> "Authorization: Bearer " + caller.access() + "\r\n";
        };
    }

    private String json() {
        StringBuilder json = new StringBuilder("{");
        do {
            json.append('"')
                    .append(any(FIELDS))
                    .append("\":")
                    .append(
                            sometimes(6)
                                    ? any(VALUES)
                                    : '"' + text(random.nextBoolean() ? FRAGMENTS : JSON_ESCAPES) + '"')
                    .append(',');
        } while (!sometimes(4));
        if (!sometimes(10)) {
            json.setLength(json.length() - 1);
        }
        return json + (sometimes(10) ? "" : "}");
    }

    private String form() {
        StringBuilder form = new StringBuilder();
        do {
            form.append(any(FIELDS))
                    .append('=')
                    .append(text(random.nextBoolean() ? FRAGMENTS : ESCAPES))
                    .append('&');
        } while (!sometimes(4));
        return form.toString();
    }

    private String text(List<String> parts) {
        StringBuilder text = new StringBuilder(any(parts));
        while (random.nextBoolean()) {
            text.append(any(random.nextBoolean() ? parts : List.of("a", "1", "Violet-41")));
        }
        return text.toString();
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Returns the bytes of text, each as a character. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
