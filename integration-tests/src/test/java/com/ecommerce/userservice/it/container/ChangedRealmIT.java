package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service {@code update-realm} of compose, as the guide to operating uses it: an edit of {@code .env}, one command. */
@Tag("nightly")
@WithProduction
class ChangedRealmIT {

    private static final String LIFE = "USER_SERVICE_ACCESS_TOKEN_SECONDS";

    private final ComposeProject project = WithProduction.Starter.project();
    private final Api api = project.api();

    @AfterEach
    void changeBack() {
        project.unset(LIFE);
        project.compose("run", "--rm", "update-realm").succeeded();
    }

    @Test
    void givenChangedTokenLife_whenUpdated_thenItArrivesAndUsersAndSessionsStay() {
        String gateway = new OperatingGuide(project).serviceAccountToken("gateway-of-update");
        Grpc grpc = project.grpc();
        TestUser user = TestUser.register(api);
        assertThat(update("--dry-run")).contains("nothing to change");
        project.set(LIFE, "600");

        assertThat(update("--dry-run")).contains("accessTokenLifespan 900 -> 600");
        assertThat(expiresIn(api.login(user.email(), TestUser.PASSWORD))).isEqualTo(900);
        assertThat(update()).contains("accessTokenLifespan 900 -> 600").doesNotContain("nothing to change");

        assertThat(expiresIn(api.login(user.email(), TestUser.PASSWORD))).isEqualTo(600);
        assertThat(grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), user.access())
                        .getValid())
                .isTrue();
        assertThat(api.refresh(user.refresh()).json().path("expires_in").intValue())
                .isEqualTo(600);
        assertThat(update()).contains("nothing to change");
    }

    private String update(String... options) {
        String[] words = new String[3 + options.length];
        System.arraycopy(new String[] {"run", "--rm", "update-realm"}, 0, words, 0, 3);
        System.arraycopy(options, 0, words, 3, options.length);
        return project.compose(words).succeeded();
    }

    private static int expiresIn(Reply reply) {
        return reply.json().at("/tokens/expires_in").intValue();
    }
}
