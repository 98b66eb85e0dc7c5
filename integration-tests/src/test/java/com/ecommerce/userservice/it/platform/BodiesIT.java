package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.Problems.assertInvalid;
import static com.ecommerce.userservice.it.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.Api;
import com.ecommerce.userservice.it.Http;
import com.ecommerce.userservice.it.Json;
import com.ecommerce.userservice.it.Reply;
import com.ecommerce.userservice.it.TestEnvironment;
import com.ecommerce.userservice.it.TestUser;
import com.ecommerce.userservice.it.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a request's body. */
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

        @Test
        void whenMediaTypeHasCharset_thenRead() {
            String body = Json.write(Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD));

            assertThat(register("application/json; charset=utf-8", body).status())
                    .isEqualTo(201);
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

        assertProblem(
                Http.send("POST", TestEnvironment.server().url() + "/api/auth/login/", Map.of(), body),
                "unsupported_media_type");
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

    @Test
    void givenQueryThatKeycloakRefuses_whenCalled_thenMalformed() {
        assertProblem(api.get("health/?x=%00"), "malformed_body");
        assertProblem(api.get("users/?search=%00"), "malformed_body");
    }
}
