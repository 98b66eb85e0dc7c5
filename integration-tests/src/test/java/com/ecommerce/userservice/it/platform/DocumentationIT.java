package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What developers read about the API. That it is true, every request of the suite shows. */
@WithServer
class DocumentationIT {

    private final Api api = Api.ofDefaultRealm();

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "openapi.json/"})
    void whenDocumentIsRead_thenItHasEveryPathOfTheContract(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text("/openapi")).startsWith("3.1");
        assertThat(reply.text("/servers/0/url")).isEqualTo("/api");
        assertThat(Json.fieldNames(reply.json().path("paths")))
                .containsExactlyInAnyOrder(
                        "/auth/register/",
                        "/auth/login/",
                        "/auth/refresh/",
                        "/auth/logout/",
                        "/auth/email/resend/",
                        "/auth/email/verify/",
                        "/auth/password/forgot/",
                        "/auth/password/check/",
                        "/auth/password/reset/",
                        "/auth/email/undo/",
                        "/auth/reauth/",
                        "/users/",
                        "/users/me/",
                        "/users/me/password/",
                        "/users/me/sessions/",
                        "/users/me/sessions/end-others/",
                        "/users/me/sessions/{id}/",
                        "/users/me/email/",
                        "/users/me/email/confirm/",
                        "/users/me/email/pending/",
                        "/users/{id}/",
                        "/dev/mail/",
                        "/health/");
    }

    @Test
    void whenDocumentIsRead_thenEveryParameterHasAType() {
        JsonNode paths = api.get("openapi.json").json().path("paths");

        assertThat(paths.at("/~1users~1{id}~1/get/parameters/0/schema/type").asText())
                .isEqualTo("string");
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                for (JsonNode parameter : operation.path("parameters")) {
                    assertThat(parameter.path("schema").has("type"))
                            .as("%s", parameter)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void givenOtherRealm_whenDocumentIsRead_thenItsServerIsThatRealm() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            assertThat(realm.api().get("openapi.json").text("/servers/0/url"))
                    .isEqualTo("/realms/" + realm.name() + "/api");
        }
    }

    @Test
    void givenProblem_whenItsTypeIsFollowed_thenThePageExplainsTheCode() {
        Reply problem = api.get("users/me/");
        String[] type = problem.text("/type").split("#");

        Reply page = Api.ofDefaultRealm().get(type[0].substring("/api/".length()));

        assertThat(type[0]).isEqualTo("/api/errors");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        List<String> codes =
                Json.texts(api.get("openapi.json").json().at("/components/schemas/Problem/properties/code/enum"));
        assertThat(codes)
                .contains(type[1], "validation_failed", "unavailable")
                .allSatisfy(code -> assertThat(page.body()).contains("<section id=\"" + code + "\">"));
    }

    @Test
    void givenDevelopmentMode_whenPageIsOpened_thenItsFilesAreThereAndNoOthers() {
        assertThat(api.get("docs").body()).contains("<base href=\"/api/\">");
        for (String file : List.of("swagger-ui-bundle.js", "swagger-ui.css", "page.js", "page.css")) {
            assertThat(api.get("docs/" + file).status()).as(file).isEqualTo(200);
        }
        for (String file : List.of("index.html", "..%2fopenapi.json", "ErrorCatalogue.class")) {
            assertThat(api.get("docs/" + file).status()).as(file).isIn(400, 404);
        }
    }

    @Test
    void givenRealmWithoutTheApi_whenDocumentIsRead_thenNotFound() {
        assertProblem(Api.ofRealm("master").get("openapi.json"), "not_found");
        assertProblem(Api.ofRealm("master").get("docs"), "not_found");
    }
}
