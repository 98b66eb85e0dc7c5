package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The realm of the server's administrators, as a new server has it. */
@WithServer
class AdministratorsRealmIT {

    private static final String MASTER = "master";
    private static final int WRONG_PASSWORDS = 10;

    private final KeycloakAdmin admin = KeycloakAdmin.current();
    private final String username = TestUser.uniqueWord();
    private String id;

    @BeforeEach
    void createAdministrator() {
        id = admin.createUserOfMaster(username);
    }

    @AfterEach
    void deleteAdministrator() {
        admin.send("DELETE", MASTER + "/users/" + id, null);
    }

    @Test
    void givenManyGuesses_whenThePasswordIsFound_thenLockedAndEachGuessIsAnEvent() {
        assertThat(login(TestUser.PASSWORD).status()).isEqualTo(200);
        for (int guess = 0; guess < WRONG_PASSWORDS; guess++) {
            assertThat(login("wrong-pass-" + guess).text("/error")).isEqualTo("invalid_grant");
        }

        assertThat(login(TestUser.PASSWORD).text("/error")).isEqualTo("invalid_grant");
        assertThat(admin.get(MASTER + "/events?type=LOGIN_ERROR&user=" + id))
                .hasSizeGreaterThanOrEqualTo(WRONG_PASSWORDS);
    }

    @Test
    void whenAnAdministratorIsCreated_thenItIsAnAdminEvent() {
        assertThat(admin.get(MASTER + "/admin-events?operationTypes=CREATE&resourcePath=users/" + id))
                .isNotEmpty();
    }

    private Reply login(String password) {
        return admin.loginAtMaster(username, password);
    }
}
