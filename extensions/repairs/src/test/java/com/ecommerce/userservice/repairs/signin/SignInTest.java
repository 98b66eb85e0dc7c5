package com.ecommerce.userservice.repairs.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.models.sessions.infinispan.entities.AuthenticationSessionEntity;
import org.keycloak.models.sessions.infinispan.entities.RootAuthenticationSessionEntity;

class SignInTest {

    private static final SignIn OLD = new SignIn("old", false, 1, 1);
    private static final SignIn NEW = new SignIn("new", false, 3, 1);
    private static final SignIn OLD_WITH_USER = new SignIn("old, user", true, 1, 1);
    private static final SignIn NEW_WITH_USER = new SignIn("new, user", true, 2, 1);

    private static final List<SignIn> ALL = List.of(NEW_WITH_USER, NEW, OLD_WITH_USER, OLD);

    @Test
    void givenNotTooMany_whenAsked_thenNone() {
        assertThat(SignIn.leastWorth(ALL, 4, 4)).isEmpty();
    }

    @Test
    void givenTooMany_whenAsked_thenOldestFirstAndThoseWithUserLast() {
        assertThat(SignIn.leastWorth(ALL, 4, 3)).containsExactly(OLD);
        assertThat(SignIn.leastWorth(ALL, 4, 1)).containsExactly(OLD, NEW, OLD_WITH_USER);
    }

    /** Of eight that a node keeps, four are for others to drop. */
    @Test
    void givenOthersOfOtherNodes_whenAsked_thenItsShareOfWhatIsTooMuch() {
        assertThat(SignIn.leastWorth(ALL, 8, 4)).containsExactly(OLD, NEW);
    }

    @Test
    void givenManyTabsInOneBrowser_whenTooMany_thenAllOfThemCount() {
        SignIn tabs = new SignIn("tabs", false, 2, 300);

        assertThat(SignIn.leastWorth(List.of(OLD, tabs, NEW), 302, 100)).containsExactly(OLD, tabs);
    }

    @Test
    void givenSession_whenWeighed_thenTabsAndWhatIsBeyondTheUsual() {
        RootAuthenticationSessionEntity session = new RootAuthenticationSessionEntity("id");
        assertThat(SignIn.of("id", session)).isEqualTo(new SignIn("id", false, 0, 1));

        AuthenticationSessionEntity usual = new AuthenticationSessionEntity();
        usual.setClientNotes(Map.of("state", "s".repeat(36)));
        AuthenticationSessionEntity large = new AuthenticationSessionEntity();
        large.setClientNotes(Map.of("state", "s".repeat(4_000)));
        large.setAuthNotes(Map.of("name", "n".repeat(6_500)));
        large.setAuthUserId("user");
        session.setAuthenticationSessions(Map.of("a", usual, "b", large));
        session.setTimestamp(7);

        assertThat(SignIn.of("id", session)).isEqualTo(new SignIn("id", true, 7, 4));
    }

    @Test
    void givenOption_whenRead_thenNumberOrRefused() {
        assertThat(maxSignIns(null)).isEqualTo(20_000);
        assertThat(maxSignIns(" 7 ")).isEqualTo(7);
        for (String wrong : List.of("", "-1", "many")) {
            assertThatThrownBy(() -> maxSignIns(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("spi-authentication-sessions--infinispan--max-sign-ins");
        }
    }

    private static int maxSignIns(String value) {
        return BoundedAuthenticationSessionProviderFactory.maxSignIns(new Config.SystemPropertiesScope("") {
            @Override
            public String get(String key) {
                return value;
            }
        });
    }
}
