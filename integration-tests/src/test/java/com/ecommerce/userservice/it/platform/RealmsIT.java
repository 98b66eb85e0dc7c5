package com.ecommerce.userservice.it.platform;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserRequest;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server, many tenants. */
@WithServer
class RealmsIT {

    private static TestRealm tenant;

    private final Api shop = Api.ofDefaultRealm();
    private final Grpc grpc = TestEnvironment.grpc();

    @BeforeAll
    static void createTenant() {
        tenant = TestRealm.create().enable();
    }

    @AfterAll
    static void removeTenant() {
        tenant.close();
    }

    @Nested
    class GivenRealmWithoutTheApi {

        @ParameterizedTest
        @ValueSource(strings = {"master", "no-such-realm"})
        void whenCalled_thenProblem(String realm) {
            Api api = Api.ofRealm(realm);

            assertProblem(api.get("health/"), "not_found");
            assertProblem(api.login("admin", "admin"), "not_found");
            assertProblem(api.me(KeycloakAdmin.current().accessToken()), "not_found");
            assertProblem(api.get("users/", KeycloakAdmin.current().accessToken()), "not_found");
            assertProblem(api.get("nonsense/"), "not_found");
            assertFails(() -> grpc.validate(grpc.stub(realm), "x"), Status.Code.NOT_FOUND, "not_found");
        }

        @Test
        void whenNewRealm_thenOffByDefaultAndOnWhenEnabled() {
            try (TestRealm other = TestRealm.create()) {
                assertProblem(other.api().get("health/"), "not_found");
                assertFails(() -> grpc.validate(grpc.stub(other.name()), "x"), Status.Code.NOT_FOUND, "not_found");

                other.enable();

                assertThat(other.api().get("health/").status()).isEqualTo(200);
                assertThat(grpc.validate(grpc.stub(other.name()), "x").getReason())
                        .isEqualTo(InvalidReason.INVALID_REASON_MALFORMED);

                other.setEnabled(false);

                assertProblem(other.api().get("health/"), "not_found");
            }
        }

        @Test
        void whenRealmIsDisabled_thenNotFound() {
            try (TestRealm other = TestRealm.create().enable()) {
                TestUser user = other.register();
                KeycloakAdmin.current().send("PUT", other.name(), Map.of("enabled", false));

                assertProblem(other.api().me(user.access()), "not_found");
                assertFails(
                        () -> grpc.validate(grpc.stub(other.name()), user.access()),
                        Status.Code.NOT_FOUND,
                        "not_found");
            }
        }
    }

    @Nested
    class GivenRealmThatLacksTheFirstPartyClient {

        @Test
        void whenLogin_thenInternalWithTheIdOfTheLogAndNothingElse() {
            try (TestRealm other = TestRealm.create()) {
                other.setEnabled(true);

                Reply reply = other.api().login("somebody@example.com", TestUser.PASSWORD);

                assertProblem(reply, "internal");
                assertThat(reply.body()).doesNotContain("Exception", "user-service-login");
                assertThat(TestEnvironment.server().logLines())
                        .anyMatch(line -> line.contains(reply.text("/error_id")));
            }
        }
    }

    @Nested
    class GivenTenant {

        private final TestUser user = tenant.register();

        @Test
        void whenEverythingIsUsed_thenItWorksThere() {
            Reply login = tenant.api().login(user.email(), TestUser.PASSWORD);

            assertThat(login.text("/user/id")).isEqualTo(user.id());
            assertThat(tenant.api().me(user.access()).text("/email")).isEqualTo(user.email());
            assertThat(tenant.api().refresh(login.text("/tokens/refresh")).status())
                    .isEqualTo(200);
            assertProblem(tenant.api().get("users/", user.access()), "permission_denied");
            TokenResponse reply = grpc.validate(grpc.stub(tenant.name()), user.access());
            assertThat(reply.getValid()).isTrue();
            assertThat(reply.getUserId()).isEqualTo(user.id());
        }

        @Test
        void whenSameAddressInBoth_thenTwoAccounts() {
            Reply reply = shop.post("auth/register/", Map.of("email", user.email(), "password", TestUser.PASSWORD));

            assertThat(reply.status()).as("%s", reply).isEqualTo(201);
            assertThat(reply.text("/user/id")).isNotEqualTo(user.id());
        }

        @Test
        void whenTokensCross_thenRefusedOnRestAndGrpc() {
            TestUser shopper = TestUser.register();

            assertProblem(shop.me(user.access()), "token_not_valid");
            assertProblem(tenant.api().me(shopper.access()), "token_not_valid");
            assertProblem(shop.refresh(user.refresh()), "token_not_valid");
            assertProblem(tenant.api().refresh(shopper.refresh()), "token_not_valid");
            for (TokenResponse reply :
                    List.of(grpc.validate(user.access()), grpc.validate(grpc.stub(tenant.name()), shopper.access()))) {
                assertThat(reply)
                        .isEqualTo(TokenResponse.newBuilder()
                                .setReason(InvalidReason.INVALID_REASON_WRONG_REALM)
                                .build());
            }
        }

        @Test
        void whenLogoutCrosses_thenNothingEnds() {
            assertThat(shop.logout(user.refresh()).status()).isEqualTo(200);

            assertThat(tenant.api().me(user.access()).status()).isEqualTo(200);
        }

        @Test
        void whenAdminOfTheShop_thenNothingOfTheTenant() {
            TestUser admin = TestUser.admin();

            assertProblem(tenant.api().get("users/", admin.access()), "token_not_valid");
            assertProblem(shop.get("users/" + user.id() + "/", admin.access()), "not_found");
            assertThat(shop.get("users/?is_active=all&search=" + user.email(), admin.access())
                            .json()
                            .path("count")
                            .intValue())
                    .isZero();
        }

        @Test
        void whenUserIsLookedUp_thenFoundInItsRealmOnly() {
            UserRequest id = UserRequest.newBuilder().setUserId(user.id()).build();
            EmailRequest email =
                    EmailRequest.newBuilder().setEmail(user.email()).build();

            assertThat(grpc.stub(tenant.name()).getUser(id).getUser().getEmail())
                    .isEqualTo(user.email());
            assertThat(grpc.stub(tenant.name()).getUserByEmail(email).getUser().getId())
                    .isEqualTo(user.id());
            assertFails(() -> grpc.stub().getUser(id), Status.Code.NOT_FOUND, "not_found");
        }
    }
}
