package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a request's body. */
@Tag("image")
@WithServer
class BodiesIT {

    private static final int LIMIT = 64 * 1024;

    private final Api api = Api.ofDefaultRealm();

    private Reply register(String contentType, String body) {
        return api.postRaw("auth/register/", contentType, body);
    }

    @Nested
    class GivenJson {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{}{}",
                    "{\"email\": }",
                    "{'email': 'a@example.com'}",
                    "[]",
                    "[{}]",
                    "null",
                    "5",
                    "\"email\"",
                    "email=a%40example.com",
                    "{\"email\": \"a@example.com\", \"email\": \"b@example.com\", \"password\": \"violet-Harbour-41\"}"
                })
        void whenNoObject_thenMalformed(String body) {
            assertProblem(register(Http.JSON, body), "malformed_body");
        }

        @Test
        void whenNotUtf8_thenMalformed() {
            byte[] body = "{\"email\": \"\u00e9@example.com\"}".getBytes(StandardCharsets.ISO_8859_1);

            assertProblem(api.postRaw("auth/register/", Http.JSON, body), "malformed_body");
        }

        @Test
        void whenDeeplyNested_thenMalformed() {
            assertProblem(register(Http.JSON, "[".repeat(20_000) + "]".repeat(20_000)), "malformed_body");
            assertProblem(
                    register(Http.JSON, "{\"email\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"),
                    "malformed_body");
        }

        @Test
        void whenEmpty_thenRequiredFieldsAreNamed() {
            assertInvalid(register(Http.JSON, ""), "email", "password");
            assertInvalid(register(Http.JSON, "{}"), "email", "password");
        }

        @ParameterizedTest
        @ValueSource(strings = {"utf-8", "UTF-8", "utf8", "\"UTF-8\"", "unicode-1-1-utf-8"})
        void whenCharsetIsUtf8ByAnyName_thenRead(String charset) {
            String body = Json.write(Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));

            assertThat(register("application/json; charset=" + charset, body).status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "email",
                    "password",
                    "password_confirm",
                    "username",
                    "first_name",
                    "last_name",
                    "phone_number"
                })
        void whenFieldHasHalfOfASurrogatePair_thenInvalidAtThatField(String field) {
            Map<String, String> fields =
                    new HashMap<>(Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));
            fields.put(field, "abcdefgh-HALF");

            assertInvalid(register(Http.JSON, withHalfOfAPair(fields)), field);
        }

        @Test
        void whenPasswordOfOtherCallsHasHalfOfASurrogatePair_thenInvalidAtThatField() {
            TestUser user = TestUser.register();
            String change = withHalfOfAPair(Map.of("old_password", TestUser.PASSWORD, "new_password", "abcdefgh-HALF"));
            Map<String, String> headers = new HashMap<>(Api.bearer(user.access()));
            headers.put("Content-Type", Http.JSON);

            assertInvalid(send("POST", "users/me/password/", headers, change), "new_password");
            assertInvalid(
                    api.postRaw(
                            "auth/login/",
                            Http.JSON,
                            withHalfOfAPair(Map.of("email", user.email(), "password", "HALF"))),
                    "password");
        }

        private static String withHalfOfAPair(Map<String, String> fields) {
            return Json.write(fields).replace("HALF", "\\ud800");
        }
    }

    @Nested
    class GivenSizes {

        @Test
        void whenExactly64KiB_thenRead() {
            assertThat(register(Http.JSON, json(LIMIT)).status()).isEqualTo(201);
        }

        @Test
        void whenOneByteMore_thenTooLarge() {
            assertProblem(register(Http.JSON, json(LIMIT + 1)), "body_too_large");
        }

        @Test
        void whenFormIsLarger_thenTooLarge() {
            assertProblem(register(Http.FORM, "email=" + "a".repeat(LIMIT)), "body_too_large");
            assertProblem(register(Http.FORM, "email=" + "a".repeat(4 * LIMIT)), "body_too_large");
        }

        @Test
        void whenOtherMethodsSendMore_thenTooLarge() {
            TestUser user = TestUser.register();
            Map<String, ?> body = Map.of("first_name", "a".repeat(LIMIT));

            assertProblem(api.put("users/me/", user.access(), body), "body_too_large");
            assertProblem(api.patch("users/me/", user.access(), body), "body_too_large");
            assertProblem(api.post("users/me/password/", user.access(), body), "body_too_large");
        }

        /** Returns a good registration, filled up to that many bytes with a field that nobody reads. */
        private String json(int bytes) {
            String start = "{\"email\": \"%s\", \"password\": \"%s\", \"note\": \""
                    .formatted(TestUser.uniqueEmail(), TestUser.PASSWORD);
            String end = "\"}";
            return start + "x".repeat(bytes - start.length() - end.length()) + end;
        }
    }

    @Nested
    class GivenForm {

        @Test
        void whenUtf8_thenRead() {
            String email = TestUser.uniqueEmail();
            String password = "p\u00e4sswort-Harbour-+41";

            Reply reply = api.postForm("auth/register/", Map.of("email", email, "password", password));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(api.login(email, password).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"p%E4sswort1-x", "p\u00e4sswort1-x", "violet-%zz", "violet-%", "%ED%A0%80-violet"})
        void whenNotUtf8_thenMalformed(String password) {
            byte[] body = ("email=" + TestUser.uniqueWord() + "%40example.com&password=" + password)
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertProblem(api.postRaw("auth/register/", Http.FORM, body), "malformed_body");
        }

        @ParameterizedTest
        @ValueSource(strings = {"violet-Harbour-41", "100%=&violet", "a=b"})
        void whenItIsJson_thenMalformedAndSaysWhichHeaderToSend(String password) {
            String body = Json.write(Map.of("email", TestUser.uniqueEmail(), "password", password));

            JsonNode problem = assertProblem(register(Http.FORM, body), "malformed_body");

            assertThat(problem.path("detail").asText()).contains("Content-Type: application/json");
        }

        @Test
        void whenFieldIsSentTwice_thenMalformed() {
            assertProblem(
                    register(Http.FORM, "email=a%40example.com&email=b%40example.com&password=violet-Harbour-41"),
                    "malformed_body");
        }

        @Test
        void whenEmpty_thenRequiredFieldsAreNamed() {
            assertInvalid(register(Http.FORM, ""), "email", "password");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream", "application/json-patch+json"})
    void givenOtherMediaType_whenPost_thenUnsupported(String contentType) {
        assertProblem(register(contentType, "{\"email\": \"a@example.com\"}"), "unsupported_media_type");
        assertProblem(
                api.postRaw("auth/login/", contentType, "{\"email\": \"a@example.com\"}"), "unsupported_media_type");
    }

    @Test
    void givenNoMediaType_whenPost_thenUnsupported() {
        byte[] body = "{\"email\": \"a@example.com\"}".getBytes(StandardCharsets.UTF_8);

        JsonNode problem = assertProblem(
                Http.send("POST", TestEnvironment.server().url() + "/api/auth/login/", Map.of(), body),
                "unsupported_media_type");

        assertThat(problem.path("detail").asText()).contains("Content-Type: application/json");
    }

    @Test
    void givenMultipartForm_whenPost_thenUnsupported() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na@example.com\r\n--x--\r\n";

        assertProblem(register("multipart/form-data; boundary=x", body), "unsupported_media_type");
    }

    @Test
    void givenBrokenMultipartForm_whenPost_thenUnsupported() {
        Reply reply = api.postRaw("auth/login/", "multipart/form-data; boundary=x", "--x\r\n");

        assertProblem(reply, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {Http.JSON, Http.FORM})
    void givenContentEncoding_whenPost_thenUnsupported(String contentType) {
        String email = TestUser.uniqueEmail();
        String body = contentType.equals(Http.JSON)
                ? Json.write(Map.of("email", email, "password", TestUser.PASSWORD))
                : Http.form(Map.of("email", email, "password", TestUser.PASSWORD));

        for (String encoding : List.of("gzip", "br", "GZIP", "identity, gzip", "x")) {
            Map<String, String> headers = Map.of("Content-Type", contentType, "Content-Encoding", encoding);
            assertProblem(send("POST", "auth/register/", headers, body), "unsupported_media_type");
        }
        Map<String, String> identity = Map.of("Content-Type", contentType, "Content-Encoding", "identity");
        assertThat(send("POST", "auth/register/", identity, body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {Http.JSON, Http.FORM})
    void givenOtherCharset_whenPost_thenUnsupported(String contentType) {
        for (String charset : List.of("iso-8859-1", "utf-16", "no-such-charset", "\"#\"")) {
            assertProblem(register(contentType + "; charset=" + charset, "{}"), "unsupported_media_type");
        }
    }

    @Test
    void givenQueryThatIsNotUtf8_whenCalled_thenMalformed() {
        TestUser admin = TestUser.admin();

        assertProblem(api.get("users/?search=%E4", admin.access()), "malformed_body");
        assertProblem(api.get("users/?%E4=x", admin.access()), "malformed_body");
        assertProblem(api.get("health/?x=%C3"), "malformed_body");
        assertThat(api.get("users/?search=%C3%A4", admin.access()).status()).isEqualTo(200);
    }

    private static Reply send(String method, String path, Map<String, String> headers, String body) {
        return Http.send(
                method,
                TestEnvironment.server().url() + "/api/" + path,
                headers,
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenQueryThatKeycloakRefuses_whenCalled_thenMalformed() {
        assertProblem(api.get("health/?x=%00"), "malformed_body");
        assertProblem(api.get("users/?search=%00"), "malformed_body");
    }
}
