package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server logs at INFO and above only, so that whatever is in its log at all is looked at. */
@Tag("image")
@WithServer
class LogIT {

    private final Api api = Api.ofDefaultRealm();

    @Test
    void givenSuccessesAndFailures_whenLogIsRead_thenNoPersonalDataAndNoSecrets() {
        TestUser user = TestUser.register(Map.of("first_name", TestUser.uniqueWord()));
        TestUser session = user.login();
        api.login(user.email(), "not-the-Password-1");
        api.post("auth/register/", Map.of("email", user.email(), "password", TestUser.PASSWORD));
        Tokens refreshed = Tokens.of(api.refresh(session.refresh()).json());
        api.refresh(session.refresh());
        api.refresh(refreshed.refresh());
        api.refresh(session.refresh());
        api.refresh("garbage");
        api.me(refreshed.access());
        api.changePassword(user.access(), "not-the-Password-1", "amber-Lighthouse-17");
        api.patch("users/me/", user.access(), Map.of("phone_number", "call me"));
        TestEnvironment.grpc().validate(Tokens.tampered(user.access()));
        TestEnvironment.grpc().getUserByEmail(user.email());
        api.logout(user.refresh());
        api.login(user.email(), TestUser.PASSWORD);

        String log = String.join("\n", TestEnvironment.server().logLines());

        assertThat(log)
                .isNotEmpty()
                .doesNotContain(user.email())
                .doesNotContain(user.tokens().sessionId(), session.tokens().sessionId())
                .doesNotContain(signature(user.access()), signature(user.refresh()), signature(refreshed.access()))
                .doesNotContain(TestUser.PASSWORD, "not-the-Password-1", "amber-Lighthouse-17");
    }

    @Test
    void givenDevelopmentMode_whenServerStarted_thenOneWarningSaysThatGrpcLetsAnyoneIn() {
        List<String> lines = TestEnvironment.server().logLines();
        long starts = lines.stream()
                .filter(line -> line.contains("gRPC listens on") && line.contains("caller-authentication: none"))
                .count();

        assertThat(starts).isPositive();
        assertThat(lines.stream().filter(line -> line.contains(" WARN ") && line.matches("(?i).*\\bgrpc\\b.*")))
                .hasSize(Math.toIntExact(starts));
    }

    /** Keycloak's warning, one for each provider of an internal SPI, at every build. */
    @Test
    void whenProvidersAreInstalled_thenNoWarningAboutEachOfThem() {
        assertThat(TestEnvironment.server().logLines()).noneMatch(line -> line.contains("KC-SERVICES0047"));
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
