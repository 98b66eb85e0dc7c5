package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.http.OpenConnections;
import com.ecommerce.userservice.it.support.http.RawConnection;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever asks and does not read the replies holds up nobody and is ended; more of them than Keycloak has workers. */
@Tag("nightly")
@Tag("load")
@WithServer
class SlowReadersIT {

    private static final Pattern SCRIPT = Pattern.compile("/resources/[^\"]+/assets/main-[^\"]+\\.js");
    private static final int CONNECTIONS = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = Api.ofDefaultRealm();
    private final TestUser user = TestUser.register();

    @RegisterExtension
    final OpenConnections connections = new OpenConnections();

    @Test
    void givenRepliesThatNobodyReads_whenOthersCall_thenAnsweredAndEachConnectionIsEnded() throws Exception {
        String script = script();
        double before = ended("reply") + ended("reply_memory");
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(RawConnection.withoutBuffer()
                    .send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(script)
                            .repeat(4)));
        }

        assertOthersAreAnsweredMeanwhile();
        assertThat(Await.isTrueWithin(PATIENCE, () -> ended("reply") + ended("reply_memory") - before >= CONNECTIONS))
                .isTrue();
    }

    @Test
    void givenHttp2WithoutAWindow_whenOthersCall_thenAnsweredAndTheConnectionIsEnded() throws Exception {
        String script = script();
        double before = ended("reply") + ended("reply_memory");
        RawConnection connection = new RawConnection();
        connections.add(connection);
        connection.send(RawHttp2Frames.PREFACE + RawHttp2Frames.NO_WINDOW);
        for (int stream = 1; stream < 2 * CONNECTIONS; stream += 2) {
            connection.send(RawHttp2Frames.get(stream, script));
        }

        assertOthersAreAnsweredMeanwhile();
        assertThat(Await.isTrueWithin(PATIENCE, () -> ended("reply") + ended("reply_memory") - before == 1))
                .isTrue();
    }

    /** As many scripts as fill the memory of a small server; the workers write faster than it can be counted. */
    @Test
    void givenManyHttp2ConnectionsWithoutAWindow_whenOthersCall_thenAnsweredAndMemoryIsLeft() throws Exception {
        String script = script();
        int linesBefore = TestEnvironment.server().logLines().size();
        for (int i = 0; i < 30; i++) {
            RawConnection connection = new RawConnection();
            connections.add(connection);
            StringBuilder frames = new StringBuilder(RawHttp2Frames.PREFACE + RawHttp2Frames.NO_WINDOW);
            for (int stream = 1; stream < 180; stream += 2) {
                frames.append(RawHttp2Frames.get(stream, script));
            }
            connection.send(frames.toString());
        }

        assertOthersAreAnswered();
        for (RawConnection connection : connections.all()) {
            connection.readToEnd();
        }
        assertOthersAreAnswered();
        List<String> lines = TestEnvironment.server().logLines();
        assertThat(lines.subList(linesBefore, lines.size())).noneMatch(line -> line.contains("OutOfMemoryError"));
    }

    @Test
    void givenUpgradeToHttp2WithoutAWindow_whenItAsks_thenTheConnectionIsEnded() throws Exception {
        String noWindow = "AAQAAAAA";
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new RawConnection()
                    .send(
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                            .formatted(script())
                                    + "HTTP2-Settings: " + noWindow + "\r\n\r\n" + RawHttp2Frames.PREFACE));
        }

        assertOthersAreAnswered();
        for (RawConnection connection : connections.all()) {
            connection.readToEnd();
        }
    }

    @Test
    void givenPageThatIsReadLate_whenRead_thenWhole() throws Exception {
        String script = script();
        byte[] whole = Http.send("GET", TestEnvironment.server().url() + script, Map.of(), null)
                .bytes();
        RawConnection late = RawConnection.withoutBuffer();
        connections.add(late);
        late.send("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(script));

        assertOthersAreAnswered();

        assertThat(unchunked(late.readToEnd())).isEqualTo(new String(whole, StandardCharsets.ISO_8859_1));
    }

    /** Larger than what waits for a client; the worker goes on when it is read. */
    @Test
    void givenLargeReplyOfTheAdminApiThatIsReadLate_whenRead_thenWhole() throws Exception {
        try (TestRealm realm = TestRealm.create()) {
            Map<String, String> texts = new TreeMap<>();
            for (int i = 0; i < 400; i++) {
                texts.put("text" + i, "x".repeat(20_000));
            }
            KeycloakAdmin.current().send("POST", realm.name() + "/localization/en", texts);
            RawConnection late = RawConnection.withoutBuffer();
            connections.add(late);
            late.send("GET /admin/realms/%s/localization/en HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                            .formatted(
                                    realm.name(), TestEnvironment.server().url().substring("http://".length()))
                    + "Authorization: Bearer " + KeycloakAdmin.current().accessToken() + "\r\n\r\n");

            assertOthersAreAnswered();

            String json = unchunked(late.readToEnd());
            assertThat(Json.parse(json)).hasSize(400);
        }
    }

    private void assertOthersAreAnswered() {
        assertThat(user.login().id()).isEqualTo(user.id());
        assertThat(api.me(user.access()).status()).isEqualTo(200);
        assertThat(TestEnvironment.grpc().validate(user.access()).getValid()).isTrue();
        assertThat(Http.send("GET", TestEnvironment.server().managementUrl() + "/health/ready", Map.of(), null)
                        .status())
                .isEqualTo(200);
    }

    /** Those that are ended by time are still there by then: nobody had to wait for their end. */
    private void assertOthersAreAnsweredMeanwhile() {
        double before = ended("reply");
        assertOthersAreAnswered();
        assertThat(ended("reply") - before).isZero();
    }

    private static double ended(String reason) {
        return MetricsPage.now().sum("http_server_requests_cut_off_total", Map.of("reason", reason));
    }

    /** Returns the path of the largest script that Keycloak shows to everybody. */
    private static String script() {
        String page = Http.send("GET", TestEnvironment.server().url() + "/admin/master/console/", Map.of(), null)
                .body();
        Matcher script = SCRIPT.matcher(page);
        assertThat(script.find()).as(page).isTrue();
        return script.group();
    }

    private static String unchunked(String response) {
        int headEnd = response.indexOf("\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 200 ");
        String rest = response.substring(headEnd + 4);
        if (!response.substring(0, headEnd).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return rest;
        }
        StringBuilder body = new StringBuilder();
        for (int at = 0; ; ) {
            int lineEnd = rest.indexOf("\r\n", at);
            int length = Integer.parseInt(rest.substring(at, lineEnd), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(rest, lineEnd + 2, lineEnd + 2 + length);
            at = lineEnd + 2 + length + 2;
        }
    }
}
