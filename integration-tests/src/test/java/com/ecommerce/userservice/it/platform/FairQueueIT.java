package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.OpenConnections;
import com.ecommerce.userservice.it.support.http.RawConnection;
import com.ecommerce.userservice.it.support.keycloak.LoginPage;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that asks for more than the server can do at once delays itself. */
@Tag("load")
@EnabledOnOs(value = OS.LINUX, disabledReason = "The other client has an address that only Linux has")
@WithServer
class FairQueueIT {

    private static final String REALM = "/realms/ecommerce";
    private static final int MANY_REQUESTS = 400;

    /** Beside those that are worked on and those that wait, 112 together. */
    private static final int MANY_LOGINS = 200;

    @RegisterExtension
    final OpenConnections connections = new OpenConnections();

    @Test
    void givenClientThatAsksForMuch_whenAnotherAsks_thenItNeedNotWaitForAllOfThat() throws Exception {
        RawConnection another = RawConnection.fromAnotherAddress();
        askForManySignInPages();

        String reply = connections.add(another).send(get(REALM)).readUntil(all -> all.contains("\r\n\r\n"));

        assertThat(reply).startsWith("HTTP/1.1 200 ");
        assertThat(unanswered()).isGreaterThan(MANY_REQUESTS / 3);
        for (RawConnection connection : connections.all().subList(0, MANY_REQUESTS)) {
            assertThat(connection.read(1)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void givenClientThatFillsTheQueueOfLogins_whenAnotherLogsIn_thenAnswered() throws Exception {
        TestUser user = TestUser.register();
        for (int i = 0; i < MANY_LOGINS; i++) {
            connections.add(new RawConnection()).send(login(TestUser.uniqueEmail(), "wrong-pass-1"));
        }

        String reply = connections
                .add(RawConnection.fromAnotherAddress())
                .send(login(user.email(), TestUser.PASSWORD))
                .readUntil(all -> all.contains("\r\n\r\n"));

        assertThat(reply).startsWith("HTTP/1.1 200 ");
        assertThat(connections.all().subList(0, MANY_LOGINS))
                .as("of the others some are refused")
                .anyMatch(connection -> read(connection).startsWith("HTTP/1.1 429 "));
    }

    /** More than there are places for requests, and for logins. */
    @Test
    void givenBodiesAnnouncedThatAreTooLarge_whenRefused_thenTheirPlacesAreFree() throws Exception {
        TestUser user = TestUser.register();
        for (String path : List.of("/api/auth/login/", "/realms/ecommerce/protocol/openid-connect/token", "/nowhere")) {
            for (int i = 0; i < 50; i++) {
                assertThat(connections
                                .add(new RawConnection())
                                .send(tooLarge(path))
                                .read(1))
                        .startsWith("HTTP/1.1 413 ");
            }
        }

        assertThat(user.login().id()).isEqualTo(user.id());
    }

    /** Each sign-in page begins a sign-in; it is the work that shows. */
    @Test
    void givenClientsThatAskAndGo_whenTheirTurnWouldCome_thenNobodyWorksForThem() throws Exception {
        TestUser user = TestUser.register();
        double before = LoginPage.unfinishedSignIns();
        askForManySignInPages();
        for (RawConnection connection : connections.all()) {
            connection.reset();
        }

        assertThat(user.login().id()).isEqualTo(user.id());
        Await.untilAsserted(() -> assertThat(MetricsPage.now().sum("http_server_requests_waiting", Map.of()))
                .isZero());
        assertThat(LoginPage.unfinishedSignIns() - before).isLessThan(MANY_REQUESTS / 2);
    }

    /** Their requests must not take places for good, at whichever moment they go. */
    @Test
    void givenClientsThatAskAndGoOneAfterTheOther_whenAnotherAsks_thenAnswered() throws Exception {
        for (int i = 0; i < 10 * MANY_REQUESTS; i++) {
            new RawConnection().send(get(signInPage())).reset();
        }

        TestUser user = TestUser.register();
        assertThat(user.login().id()).isEqualTo(user.id());
        Await.untilAsserted(() -> assertThat(MetricsPage.now().sum("http_server_requests_waiting", Map.of()))
                .isZero());
    }

    /** All at once: a server that is warm answers as fast as connections are made. */
    private void askForManySignInPages() throws IOException {
        for (int i = 0; i < MANY_REQUESTS; i++) {
            connections.add(new RawConnection());
        }
        for (RawConnection connection : connections.all()) {
            connection.send(get(signInPage()));
        }
    }

    private long unanswered() throws IOException {
        long count = 0;
        for (RawConnection connection : connections.all().subList(0, MANY_REQUESTS)) {
            count += connection.hasReply() ? 0 : 1;
        }
        return count;
    }

    private static String read(RawConnection connection) {
        try {
            return connection.read(1);
        } catch (IOException noReply) {
            throw new AssertionError(noReply);
        }
    }

    private static String signInPage() {
        return REALM + "/protocol/openid-connect/auth?client_id=account&response_type=code&redirect_uri="
                + Http.encode(TestEnvironment.server().url() + REALM + "/account/");
    }

    private static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(path, TestEnvironment.server().url().substring("http://".length()));
    }

    private static String tooLarge(String path) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20000000\r\n\r\n"
                .formatted(path);
    }

    private static String login(String email, String password) {
        String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(json.length(), json);
    }
}
