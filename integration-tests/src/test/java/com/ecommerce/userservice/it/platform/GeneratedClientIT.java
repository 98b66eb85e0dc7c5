package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.client.ApiClient;
import com.ecommerce.userservice.client.ApiException;
import com.ecommerce.userservice.client.AuthApi;
import com.ecommerce.userservice.client.LoginRequest;
import com.ecommerce.userservice.client.MeApi;
import com.ecommerce.userservice.client.Problem;
import com.ecommerce.userservice.client.ProfileRequest;
import com.ecommerce.userservice.client.RefreshTokenRequest;
import com.ecommerce.userservice.client.RegisterRequest;
import com.ecommerce.userservice.client.Session;
import com.ecommerce.userservice.client.UsersApi;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import org.junit.jupiter.api.Test;

/** A client that a generator has made of the API's document, as developers make theirs. */
@WithServer
class GeneratedClientIT {

    private final AuthApi auth = new AuthApi(client());

    @Test
    void whenRegisteredAndLoggedIn_thenAccountIsReadAndChangedUntilLogout() throws ApiException {
        String email = TestUser.uniqueEmail();
        auth.register(
                new RegisterRequest().email(email).password(TestUser.PASSWORD).firstName("Anna"));

        Session session = auth.login(new LoginRequest().email(email).password(TestUser.PASSWORD));

        MeApi me = new MeApi(client(session.getTokens().getAccess()));
        assertThat(me.getMe().getEmail()).isEqualTo(email);
        assertThat(me.updateMe(new ProfileRequest().lastName("Brook")).getFirstName())
                .isEqualTo("Anna");
        auth.logout(new RefreshTokenRequest().refresh(session.getTokens().getRefresh()));
        assertThatThrownBy(me::getMe)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(problem(failure)).isEqualTo(Problem.CodeEnum.TOKEN_NOT_VALID));
    }

    @Test
    void givenAdmin_whenUsersAreListed_thenTheyArePaged() throws ApiException {
        UsersApi users = new UsersApi(client(TestUser.admin().access()));

        assertThat(users.listUsers(1, 1, null, "all", "-date_joined").getResults())
                .hasSize(1);
    }

    private static Problem.CodeEnum problem(ApiException failure) {
        try {
            return ApiClient.createDefaultObjectMapper()
                    .readValue(failure.getResponseBody(), Problem.class)
                    .getCode();
        } catch (java.io.IOException e) {
            throw new AssertionError(failure.getResponseBody(), e);
        }
    }

    private static ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(TestEnvironment.server().url() + "/api");
        return client;
    }

    private static ApiClient client(String token) {
        ApiClient client = client();
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
