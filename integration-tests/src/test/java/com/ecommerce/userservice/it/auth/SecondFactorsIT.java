package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever second factor the realm's sign-in page asks for, a login by API asks for too, or refuses. */
@WithServer
class SecondFactorsIT {

    private static final String FIRST_CODE = "AAAABBBBCCCC";
    private static final String SECOND_CODE = "DDDDEEEEFFFF";

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakAdmin admin = KeycloakAdmin.current();
    private final Totp device = new Totp("a-secret-of-twenty-b");

    @Test
    void givenRecoveryCodesAlone_whenOnlyThePasswordIsSent_thenACodeIsAskedFor() {
        String email = register(recoveryCodes());

        assertProblem(api.login(email, TestUser.PASSWORD), "otp_required");
        assertProblem(login(email, SECOND_CODE), "invalid_credentials");
        assertProblem(login(email, "123456"), "invalid_credentials");
    }

    @Test
    void givenRecoveryCodes_whenEachIsSentInItsTurn_thenLoggedInOnceAndTheLastIsForTheSignInPage() {
        String email = register(recoveryCodes());

        assertThat(login(email, "AAAA-BBBB-CCCC").status()).isEqualTo(200);
        // One code is left by now, and only the sign-in page takes it.
        assertProblem(login(email, FIRST_CODE), "account_setup_required");
        assertProblem(login(email, SECOND_CODE), "account_setup_required");
    }

    @Test
    void givenRecoveryCodesBesideADevice_whenEitherIsSent_thenLoggedIn() {
        String email = register(device.credential(), recoveryCodes());

        assertProblem(api.login(email, TestUser.PASSWORD), "otp_required");
        assertThat(login(email, device.now()).status()).isEqualTo(200);
        assertThat(login(email, FIRST_CODE).status()).isEqualTo(200);
    }

    @Test
    void givenRecoveryCodes_whenKeycloaksOwnTokenEndpointIsAsked_thenThePasswordIsNotEnough() {
        String email = register(recoveryCodes());

        assertThat(TestClient.create().tryLogin(email, TestUser.PASSWORD).text("/error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void givenSecurityKeyThatTheSignInPageAsksFor_whenLoggingIn_thenRefusedWithTheReason() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            TestUser customer = realm.register();
            addCredential(realm, customer, securityKey());
            assertThat(realm.api().login(customer.email(), TestUser.PASSWORD).status())
                    .isEqualTo(200);

            askFor(realm, "webauthn-authenticator");

            JsonNode problem =
                    assertProblem(realm.api().login(customer.email(), TestUser.PASSWORD), "account_setup_required");
            assertThat(problem.path("detail").asText()).contains("second factor");
        }
    }

    private Reply login(String email, String otp) {
        return api.post("auth/login/", Map.of("email", email, "password", TestUser.PASSWORD, "otp", otp));
    }

    @SafeVarargs
    private final String register(Map<String, ?>... secondFactors) {
        String email = TestUser.uniqueEmail();
        List<Map<String, ?>> credentials =
                new ArrayList<>(List.of(Map.of("type", "password", "value", TestUser.PASSWORD)));
        credentials.addAll(List.of(secondFactors));
        admin.createUser(Map.of("username", email, "email", email, "enabled", true, "credentials", credentials));
        return email;
    }

    private static void addCredential(TestRealm realm, TestUser user, Map<String, ?> credential) {
        ObjectNode account =
                (ObjectNode) realm.admin("GET", "users/" + user.id(), null).json();
        realm.admin("DELETE", "users/" + user.id(), null);
        account.remove("id");
        account.putPOJO("credentials", List.of(Map.of("type", "password", "value", TestUser.PASSWORD), credential));
        realm.admin("POST", "users", account);
    }

    /** Switches on what is off by default in a new realm's sign-in page. */
    private static void askFor(TestRealm realm, String authenticator) {
        for (JsonNode execution : realm.admin("GET", "authentication/flows/browser/executions", null)
                .json()) {
            if (execution.path("providerId").asText().equals(authenticator)) {
                ((ObjectNode) execution).put("requirement", "ALTERNATIVE");
                realm.admin("PUT", "authentication/flows/browser/executions", execution);
            }
        }
    }

    private static Map<String, ?> recoveryCodes() {
        return Map.of(
                "type",
                "recovery-authn-codes",
                "credentialData",
                Json.write(Map.of("algorithm", "SHA-512", "remaining", 2, "total", 2)),
                "secretData",
                Json.write(Map.of("codes", List.of(code(1, FIRST_CODE), code(2, SECOND_CODE)))));
    }

    private static Map<String, ?> code(int number, String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "number", number, "encodedHashedValue", Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, ?> securityKey() {
        return Map.of(
                "type",
                "webauthn",
                "userLabel",
                "key",
                "credentialData",
                Json.write(Map.of(
                        "aaguid",
                        "00000000-0000-0000-0000-000000000000",
                        "credentialId",
                        "a2V5",
                        "counter",
                        0,
                        "attestationStatement",
                        "",
                        "credentialPublicKey",
                        "a2V5",
                        "attestationStatementFormat",
                        "none")),
                "secretData",
                "{}");
    }
}
