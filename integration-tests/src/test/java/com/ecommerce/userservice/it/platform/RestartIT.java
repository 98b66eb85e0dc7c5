package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.Agreement;
import com.ecommerce.userservice.it.Api;
import com.ecommerce.userservice.it.TestEnvironment;
import com.ecommerce.userservice.it.TestUser;
import com.ecommerce.userservice.it.WithServer;
import org.junit.jupiter.api.Test;

@WithServer
class RestartIT {

    private final Api api = Api.ofDefaultRealm();

    @Test
    void givenUserAndSession_whenServerRestarts_thenBothAreKept() {
        TestUser user = TestUser.register();

        TestEnvironment.server().restart();
        TestEnvironment.grpc().reconnect();

        assertThat(api.me(user.access()).status()).isEqualTo(200);
        Agreement.assertValid(user.access());
        assertThat(api.refresh(user.refresh()).status()).isEqualTo(200);
        assertThat(user.login().id()).isEqualTo(user.id());
    }
}
