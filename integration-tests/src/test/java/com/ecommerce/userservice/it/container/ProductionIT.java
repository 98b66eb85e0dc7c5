package com.ecommerce.userservice.it.container;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.grpc.Grpc.statusOf;
import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.UserServiceGrpc;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production mode as {@code docker/compose.yaml} runs it: on PostgreSQL, with TLS, on a read-only root. */
@WithProduction
class ProductionIT {

    private static final String OPERATOR_PASSWORD = "amber-Lighthouse-17";

    private final ComposeProject project = WithProduction.Starter.project();
    private final Api api = project.api();
    private final Grpc grpc = project.grpc();

    @Test
    void givenCustomer_whenRegisteredAndLoggedIn_thenAGatewaysServiceAccountIsToldWhoItIs() {
        TestUser user = TestUser.register(api);
        String gateway = new OperatingGuide(project).serviceAccountToken("gateway-of-a-test");

        var validated = grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), user.access());

        assertThat(validated.getValid()).isTrue();
        assertThat(validated.getUserId()).isEqualTo(user.id());
        assertThat(api.me(user.access()).text("/email")).isEqualTo(user.email());
        assertThat(Tokens.claims(user.access()).path("iss").asText()).isEqualTo(project.url() + "/realms/ecommerce");
        assertFails(() -> grpc.validate(user.access()), Status.Code.UNAUTHENTICATED, "authentication_required");
        assertFails(
                () -> grpc.validate(grpc.stubWithAuthorization("Bearer " + user.access()), user.access()),
                Status.Code.PERMISSION_DENIED,
                "permission_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test123", "password1", "qwertyuiop"})
    void givenProductionsPolicy_whenPasswordIsShortOrCommon_thenRefused(String password) {
        Reply reply = api.post("auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", password));

        assertInvalid(reply, "password");
    }

    @Test
    void givenProduction_whenDevelopmentAccountsAreTried_thenThereAreNone() {
        assertProblem(api.login("admin@example.com", "admin123"), "invalid_credentials");
        assertProblem(api.login("customer@example.com", "customer123"), "invalid_credentials");
        Reply administrator = project.token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
        assertThat(administrator.text("/error")).as("%s", administrator).isEqualTo("invalid_grant");
    }

    @Test
    void givenProduction_whenDocumentationIsRead_thenAllButThePage() {
        assertThat(api.get("openapi.json").status()).isEqualTo(200);
        assertThat(api.get("errors").status()).isEqualTo(200);
        assertProblem(api.get("docs"), "not_found");
        assertProblem(api.get("docs/page.js"), "not_found");
    }

    @Test
    void givenRealmWithoutMailServer_whenMailIsAskedFor_thenUnavailableForAll() {
        assertProblem(api.get("dev/mail/"), "not_found");
        for (String path : List.of("auth/password/forgot/", "auth/email/resend/")) {
            assertProblem(api.post(path, Map.of("email", TestUser.uniqueEmail())), "unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "DELETE", "OPTIONS"})
    void givenProduction_whenMailboxIsAskedFor_thenLikeAPathThatThereIsNot(String method) {
        Reply reply = api.send(method, "dev/mail/", Map.of(), null);
        Reply other = api.send(method, "dev/nothing/", Map.of(), null);

        assertThat(reply.status()).as("%s", reply).isEqualTo(other.status());
        assertThat(reply.headers().map().keySet())
                .isEqualTo(other.headers().map().keySet());
        assertThat(reply.bytes()).isEqualTo(other.bytes());
    }

    @Test
    void givenTls_whenCalledWithoutItOrWithoutTrust_thenRefused() {
        assertThatThrownBy(() -> Http.send("GET", project.url() + "/api/health/", Map.of(), null))
                .hasCauseInstanceOf(SSLHandshakeException.class);
        var plaintext = UserServiceGrpc.newBlockingStub(
                        project.grpcInPlaintext().channel())
                .withDeadlineAfter(30, TimeUnit.SECONDS);
        assertThat(statusOf(() -> plaintext.validateToken(TokenRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void givenContainer_whenInspected_thenItCanDoAsLittleAsItNeeds() {
        assertThat(project.inspect("{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
        assertThat(project.inspect("{{.HostConfig.CapDrop}}")).isEqualTo("[ALL]");
        assertThat(project.inspect("{{json .NetworkSettings.Ports}}")).doesNotContain("\"9000/tcp\":[");
        assertThat(project.exec("id", "-u").succeeded().strip()).isNotEqualTo("0");
        Command write = project.exec("touch", "/opt/keycloak/data/import/more.json");
        assertThat(write.exitCode()).isNotZero();
        assertThat(write.output()).contains("Read-only file system");
    }

    @Test
    void givenReadOnlyRoot_whenStarted_thenNothingWasRefused() {
        assertThat(project.log())
                .doesNotContain("Read-only file system", "ARJUNA048006", "cannot be executed", " ERROR ");
    }

    @Test
    void givenReadme_whenOperatorIsMade_thenSheMustChooseAPasswordAndMayThenAdministerTheRealm() {
        String email = TestUser.uniqueEmail();
        project.execReading(
                        Json.write(Map.of(
                                "username",
                                email,
                                "email",
                                email,
                                "emailVerified",
                                true,
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "temporary", true, "value", OPERATOR_PASSWORD)))),
                        "administer",
                        "create",
                        "users",
                        "-r",
                        "ecommerce",
                        "-f",
                        "-")
                .succeeded();
        project.exec(
                        "administer",
                        "add-roles",
                        "-r",
                        "ecommerce",
                        "--uusername",
                        email,
                        "--cclientid",
                        "realm-management",
                        "--rolename",
                        "realm-admin")
                .succeeded();

        JsonNode problem = assertProblem(api.login(email, OPERATOR_PASSWORD), "account_setup_required");

        assertThat(problem.path("required_actions").toString()).contains("UPDATE_PASSWORD");
        project.exec(
                        "administer",
                        "set-password",
                        "-r",
                        "ecommerce",
                        "--username",
                        email,
                        "--new-password",
                        OPERATOR_PASSWORD)
                .succeeded();
        Reply login = api.login(email, OPERATOR_PASSWORD);
        assertThat(api.get("users/", login.text("/tokens/access")).status()).isEqualTo(200);
    }

    @Test
    void givenInit_whenRunAgain_thenItKeepsWhatIsThere() throws Exception {
        String env = Files.readString(project.path(".env"));
        byte[] key = Files.readAllBytes(project.path("certs/server/server.key"));

        String output = project.init();

        assertThat(output).contains("docker/.env is kept.", "docker/certs is kept.");
        assertThat(Files.readString(project.path(".env"))).isEqualTo(env);
        assertThat(Files.readAllBytes(project.path("certs/server/server.key"))).isEqualTo(key);
    }
}
