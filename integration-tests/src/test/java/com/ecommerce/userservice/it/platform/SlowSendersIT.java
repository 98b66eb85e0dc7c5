package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.RawConnection;
import com.ecommerce.userservice.it.support.http.SlowSenders;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.KeycloakServer;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever sends slowly, or never to the end, holds up nobody and is ended. */
@Tag("load")
@WithServer
class SlowSendersIT {

    private static final String LOGIN = "/api/auth/login/";
    private static final String TOKEN = "/realms/ecommerce/protocol/openid-connect/token";
    /** A record of 512 bytes, of which a handshake of 508 is all. */
    private static final String BEGIN_OF_CLIENT_HELLO = "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u007c";

    private static final String TOO_LARGE = "body_too_large";

    private final Api api = Api.ofDefaultRealm();
    private final KeycloakServer server = TestEnvironment.server();
    private final int port = URI.create(server.url()).getPort();
    private final TestUser user = TestUser.register();

    @Test
    void givenThousandSlowBodies_whenOthersCall_thenAnsweredAndEachSlowOneIsEnded() throws Exception {
        assertSlowBodiesAreEnded(SocketFactory.getDefault(), port);
    }

    @Test
    void givenThousandSlowBodiesOverTls_whenOthersCall_thenAnsweredAndEachSlowOneIsEnded() throws Exception {
        assertSlowBodiesAreEnded(server.httpsSockets(), server.httpsPort());
    }

    private void assertSlowBodiesAreEnded(SocketFactory sockets, int port) throws Exception {
        double before = cutOff("body");
        try (SlowSenders slow = new SlowSenders(
                sockets,
                port,
                1000,
                SlowSenders.headOfPost(LOGIN, Http.JSON),
                SlowSenders.headOfPost(TOKEN, Http.FORM))) {
            CompletableFuture<String> honest = CompletableFuture.supplyAsync(this::loginWithinFiveSeconds);

            assertOthersAreAnswered();

            assertThat(honest.get(60, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200 ");
            assertThat(slow.areEnded()).isTrue();
        }
        assertThat(cutOff("body") - before).isGreaterThanOrEqualTo(1000);
    }

    private static double cutOff(String reason) {
        return MetricsPage.now().sum("http_server_requests_cut_off_total", Map.of("reason", reason));
    }

    @Test
    void givenHeadsThatNeverEnd_whenTimeIsOver_thenEachIsEnded() throws Exception {
        try (SlowSenders slow = new SlowSenders(
                        SocketFactory.getDefault(),
                        port,
                        40,
                        "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
                        "G",
                        "GET /api/health/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET /");
                SlowSenders ofTls = new SlowSenders(
                        server.httpsSockets(),
                        server.httpsPort(),
                        20,
                        "POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
                SlowSenders handshakes =
                        new SlowSenders(SocketFactory.getDefault(), server.httpsPort(), 40, BEGIN_OF_CLIENT_HELLO, "");
                RawConnection silent = new RawConnection();
                RawConnection silentAtTls = new RawConnection(server.httpsPort());
                RawConnection onlySettings = new RawConnection().send(RawHttp2Frames.PREFACE)) {
            assertThat(slow.areEnded()).isTrue();
            assertThat(ofTls.areEnded()).isTrue();
            assertThat(handshakes.areEnded()).isTrue();
            assertThat(silent.readToEnd()).isEmpty();
            assertThat(silentAtTls.readToEnd()).isEmpty();
            assertThat(onlySettings.readToEnd()).doesNotContain("HTTP/1.1");
        }
        assertOthersAreAnswered();
    }

    @Nested
    class GivenHttp2 {

        @Test
        void whenSettingsFlood_thenOnlyThatConnectionIsEnded() throws Exception {
            assertEndedForCalm(RawHttp2Frames.SETTINGS);
        }

        @Test
        void whenPingFlood_thenOnlyThatConnectionIsEnded() throws Exception {
            assertEndedForCalm(RawHttp2Frames.PING);
        }

        @Test
        void whenEmptyDataFlood_thenOnlyThatConnectionIsEnded() throws Exception {
            assertEndedForCalm(RawHttp2Frames.post(1, LOGIN) + RawHttp2Frames.EMPTY_DATA.repeat(300));
        }

        @Test
        void whenBodyComesSlowlyBesideAGoodRequest_thenOnlyItsStreamIsEnded() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                connection.send(RawHttp2Frames.PREFACE + RawHttp2Frames.post(1, LOGIN));
                connection.send(RawHttp2Frames.get(3, "/api/health/"));

                String frames = connection.readUntil(all -> RawHttp2Frames.isReset(all, 1));

                assertThat(frames).contains("healthy");
                assertThat(RawHttp2Frames.isReset(frames, 1)).isTrue();
                assertThat(connection
                                .send(RawHttp2Frames.get(5, "/api/health/"))
                                .readUntil(all -> all.contains("healthy")))
                        .contains("healthy");
            }
        }

        private void assertEndedForCalm(String frames) throws IOException {
            try (RawConnection hostile = new RawConnection()) {
                hostile.send(RawHttp2Frames.PREFACE + (frames.length() < 100 ? frames.repeat(300) : frames));

                assertThat(RawHttp2Frames.isToldToCalmDown(hostile.readToEnd())).isTrue();
            }
            assertThat(api.me(user.access()).status()).isEqualTo(200);
        }
    }

    @Nested
    class GivenBodyOverTheLimit {

        @Test
        void whenAnnounced_thenRefusedBeforeItComes() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                connection.send(head(LOGIN) + "Content-Length: 65537\r\n\r\n");

                assertThat(connection.read(300)).startsWith("HTTP/1.1 413 ").contains("no-store", TOO_LARGE);
            }
        }

        @Test
        void whenItPassesTheLimit_thenRefusedBeforeItsEnd() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                connection.send(head(LOGIN) + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + " ".repeat(0x11170));

                assertThat(connection.read(300)).startsWith("HTTP/1.1 413 ").contains("no-store", TOO_LARGE);
            }
        }

        @Test
        void whenKeycloaksOwnLimitIsPassed_thenItsOwnAnswer() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                connection.send(head(TOKEN) + "Content-Length: 10485761\r\n\r\n");

                assertThat(connection.readToEnd())
                        .isEqualTo(
                                "HTTP/1.1 413 Request Entity Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            }
        }
    }

    @Nested
    class GivenWholeRequest {

        @Test
        void whenInPiecesOfOneByte_thenAnswered() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                String body = credentials();
                connection.send(head(LOGIN) + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n");
                for (char piece : body.toCharArray()) {
                    connection.send(String.valueOf(piece));
                }

                assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200 ");
            }
        }

        @Test
        void whenTheClientWaitsForContinue_thenToldSo() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                String body = credentials();
                connection.send(head(LOGIN) + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: "
                        + body.length() + "\r\n\r\n");

                assertThat(connection.read(20)).startsWith("HTTP/1.1 100 ");
                assertThat(connection.send(body).readToEnd()).startsWith("HTTP/1.1 200 ");
            }
        }

        @Test
        void whenOverHttp2_thenAnsweredWithAndWithoutLength() throws Exception {
            try (RawConnection connection = new RawConnection()) {
                connection.send(RawHttp2Frames.PREFACE
                        + RawHttp2Frames.post(1, LOGIN)
                        + RawHttp2Frames.data(1, credentials(), false)
                        + RawHttp2Frames.data(1, "", true));

                assertThat(connection.read(1500)).contains("Login successful.");
            }
        }
    }

    private void assertOthersAreAnswered() {
        assertThat(user.login().id()).isEqualTo(user.id());
        assertThat(api.me(user.access()).status()).isEqualTo(200);
        assertThat(TestEnvironment.grpc().validate(user.access()).getValid()).isTrue();
        assertThat(Http.send("GET", server.managementUrl() + "/health/ready", Map.of(), null)
                        .status())
                .isEqualTo(200);
        assertThat(MetricsPage.now().samples()).isNotEmpty();
    }

    /** Sends the body a byte at a time, by a clock. */
    private String loginWithinFiveSeconds() {
        String body = credentials();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (RawConnection connection = new RawConnection()) {
            connection.send(head(LOGIN) + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n");
            AtomicInteger sent = new AtomicInteger();
            clock.scheduleAtFixedRate(
                    () -> sendNext(connection, body, sent), 0, 5000 / body.length(), TimeUnit.MILLISECONDS);
            return connection.readToEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clock.shutdownNow();
        }
    }

    private static void sendNext(RawConnection connection, String body, AtomicInteger sent) {
        int next = sent.getAndIncrement();
        if (next < body.length()) {
            try {
                connection.send(body.substring(next, next + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String credentials() {
        return Json.write(Map.of("email", user.email(), "password", TestUser.PASSWORD));
    }

    private static String head(String path) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n"
                .formatted(path, path.equals(TOKEN) ? Http.FORM : Http.JSON);
    }
}
