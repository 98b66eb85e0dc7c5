package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.ServiceAccount;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.ServerSetup;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What options change: callers of gRPC prove themselves, as in production, and deleted accounts are erased. */
@WithServer(ServerSetup.CONFIGURED)
class OptionsIT {

    private static final String REALM = TestEnvironment.DEFAULT_REALM;

    private final Api api = Api.ofDefaultRealm();
    private final Grpc grpc = TestEnvironment.grpc();
    private final KeycloakAdmin admin = KeycloakAdmin.current();

    @Test
    void givenNoProof_whenCalled_thenUnauthenticated() {
        String token = TestUser.register().access();

        assertFails(() -> grpc.validate(token), Status.Code.UNAUTHENTICATED, "authentication_required");
        assertFails(
                () -> grpc.validate(grpc.stubWithAuthorization("Basic " + token), token),
                Status.Code.UNAUTHENTICATED,
                "authentication_required");
        assertFails(
                () -> grpc.validate(grpc.stubWithAuthorization("Bearer garbage"), token),
                Status.Code.UNAUTHENTICATED,
                "token_not_valid");
    }

    @Test
    void givenTwoProofs_whenCalled_thenUnauthenticated() {
        String token = TestUser.register().access();
        String gateway = "Bearer " + ServiceAccount.create().token();

        assertThat(grpc.validate(grpc.stubWithAuthorization(gateway), token).getValid())
                .isTrue();
        for (String other : List.of(gateway, "Bearer garbage", "Basic x")) {
            assertFails(
                    () -> grpc.validate(grpc.stubWithAuthorizations(other, gateway), token),
                    Status.Code.UNAUTHENTICATED,
                    "authentication_required");
        }
    }

    @Test
    void givenCallerWithoutTheRole_whenCalled_thenPermissionDenied() {
        TestUser customer = TestUser.register();

        assertFails(
                () -> grpc.validate(grpc.stubWithAuthorization("Bearer " + customer.access()), customer.access()),
                Status.Code.PERMISSION_DENIED,
                "permission_denied");
    }

    @Test
    void givenServiceAccountWithTheRole_whenCalled_thenAnswered() {
        String gateway = ServiceAccount.create().token();
        TestUser user = TestUser.register();

        TokenResponse valid = grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), user.access());
        TokenResponse invalid = grpc.validate(grpc.stubWithAuthorization("bearer " + gateway), "garbage");

        assertThat(valid.getValid()).isTrue();
        assertThat(valid.getUserId()).isEqualTo(user.id());
        assertThat(invalid.getReason()).isEqualTo(InvalidReason.INVALID_REASON_MALFORMED);
        TokenResponse own = grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), gateway);
        assertThat(own.getValid()).isTrue();
        assertThat(own.getSessionId()).isEmpty();
        assertProblem(api.patch("users/me/", gateway, Map.of("first_name", "Robot")), "permission_denied");
    }

    @Test
    void givenErase_whenUserDeletesTheAccount_thenGoneAndTheAddressIsFree() {
        TestUser user = TestUser.register();

        assertThat(api.delete("users/me/", user.access()).status()).isEqualTo(200);

        assertProblem(api.me(user.access()), "token_not_valid");
        assertThat(admin.get(REALM + "/users?exact=true&email=" + user.email())).isEmpty();
        assertThat(TestUser.register(Map.of("email", user.email())).id()).isNotEqualTo(user.id());
    }

    /** The bound is kept once a second; whoever has said who it is goes on, and who has not begins anew. */
    @Test
    void givenFloodOfSignIns_whenTooMany_thenOldestGoAndWhoHasNotFinishedCanBeginAnew() {
        try (TestRealm realm = TestRealm.forManyLogins()) {
            TestUser customer = realm.register();
            LoginPage oldest = LoginPage.open(realm);
            KeycloakAdmin.current()
                    .send(
                            "PUT",
                            realm.name() + "/users/" + customer.id(),
                            Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
            LoginPage halfway = LoginPage.open(realm);
            halfway.submit(credentials(customer));

            for (int visit = 0; visit < 3 * ServerSetup.MAX_SIGN_INS; visit++) {
                LoginPage.open(realm);
            }

            Await.untilAsserted(
                    () -> assertThat(LoginPage.unfinishedSignIns()).isLessThanOrEqualTo(ServerSetup.MAX_SIGN_INS));
            Reply goneOn = halfway.submit(
                    Map.of("password-new", "amber-Lighthouse-17", "password-confirm", "amber-Lighthouse-17"));
            assertThat(goneOn.status()).as("%s", goneOn).isEqualTo(302);
            assertThat(realm.api()
                            .login(customer.email(), "amber-Lighthouse-17")
                            .status())
                    .isEqualTo(200);
            Map<String, String> credentials = Map.of("username", customer.email(), "password", "amber-Lighthouse-17");
            Reply again = oldest.submit(credentials);
            assertThat(again.status()).as("%s", again).isEqualTo(200);
            assertThat(oldest.submit(credentials).status()).isEqualTo(302);
        }
    }

    private static Map<String, String> credentials(TestUser user) {
        return Map.of("username", user.email(), "password", TestUser.PASSWORD);
    }
}
