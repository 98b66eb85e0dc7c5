package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.grpc.Grpc.assertFails;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A username that is the e-mail address follows it when it changes, whoever changes it. The realm lets the account console
 * change the address at once; in the shipped one a link confirms it.
 */
@WithServer
class ChangedAddressIT {

    private static TestRealm realm;

    private final TestUser user = realm.register();
    private final String changed = TestUser.uniqueEmail();

    @BeforeAll
    static void createRealm() {
        realm = TestRealm.forManyLogins();
        realm.update(Map.of("editUsernameAllowed", true));
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    private static Reply register(String email) {
        return realm.api().post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));
    }

    private JsonNode stored() {
        return realm.admin("GET", "users/" + user.id(), null).json();
    }

    /** Saves a user as the admin console does: the whole representation. */
    private Reply saveInTheAdminConsole(String email) {
        ObjectNode representation = (ObjectNode) stored();
        representation.put("email", email);
        Map<String, String> headers = new HashMap<>(Api.bearer(realm.admin().accessToken()));
        headers.put("Content-Type", Http.JSON);
        return realm.admin()
                .request(
                        "PUT",
                        "/admin/realms/" + realm.name() + "/users/" + user.id(),
                        headers,
                        Json.write(representation).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertGood(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(200, 299);
    }

    private void assertFollowed() {
        assertThat(stored().path("email").asText()).isEqualTo(changed);
        assertThat(stored().path("username").asText()).isEqualTo(changed);
        assertProblem(realm.api().login(user.email(), TestUser.PASSWORD), "invalid_credentials");
        Reply login = realm.api().login(changed, TestUser.PASSWORD);
        assertGood(login);
        assertThat(login.text("/user/username")).isEqualTo(changed);
        assertFails(
                () -> TestEnvironment.grpc()
                        .stub(realm.name())
                        .getUserByEmail(
                                EmailRequest.newBuilder().setEmail(user.email()).build()),
                Status.Code.NOT_FOUND,
                "not_found");
        assertGood(register(user.email()));
    }

    @Test
    void givenChangeInTheAccountConsole_thenTheUsernameFollows() {
        assertGood(AccountConsole.of(realm, user).change("email", changed));

        assertFollowed();
    }

    @Test
    void givenChangeInTheAdminConsole_thenTheUsernameFollows() {
        assertGood(saveInTheAdminConsole(changed));

        assertFollowed();
    }

    @Test
    void givenChangeOfTheEmailAloneByTheAdminApi_thenTheUsernameFollows() {
        realm.admin("PUT", "users/" + user.id(), Map.of("email", " " + changed.toUpperCase(Locale.ROOT)));

        assertFollowed();
    }

    @Test
    void givenRealmWhoseUsernamesAreFixed_whenChanged_thenTheUsernameFollows() {
        realm.update(Map.of("editUsernameAllowed", false));
        try {
            assertGood(AccountConsole.of(realm, user).change("email", changed));
        } finally {
            realm.update(Map.of("editUsernameAllowed", true));
        }

        assertFollowed();
    }

    @Test
    void givenUsernameOfTheOwnChoice_whenTheAddressChanges_thenItStays() {
        String username = TestUser.uniqueWord();
        AccountConsole console = AccountConsole.of(realm, user);
        assertGood(realm.api().patch("users/me/", user.access(), Map.of("username", username)));

        assertGood(saveInTheAdminConsole(changed));
        assertGood(console.change("email", TestUser.uniqueEmail()));

        assertThat(stored().path("username").asText()).isEqualTo(username);
    }

    @Test
    void givenAddressThatIsAnothersUsername_whenChangedToIt_thenRefused() {
        realm.admin("POST", "users", Map.of("username", changed, "email", TestUser.uniqueEmail()));

        Reply byTheUser = AccountConsole.of(realm, user).change("email", changed);
        Reply byTheOperator = saveInTheAdminConsole(changed);

        assertThat(byTheUser.status()).as("%s", byTheUser).isBetween(400, 499);
        assertThat(byTheOperator.status()).as("%s", byTheOperator).isEqualTo(409);
        assertThat(stored().path("email").asText()).isEqualTo(user.email());
    }
}
