package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.RawHttp;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests below {@code /api} that are built at random of what clients, proxies and attackers send. {@code -Dfuzz.requests}
 * says how many; {@code -Dfuzz.seed} repeats a run that has failed.
 */
@Tag("image")
@WithServer
class HostileInputIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);
    private static final long SEED = Long.getLong("fuzz.seed", System.currentTimeMillis());

    /** What the server itself refuses before it knows what was asked; the contract allows an empty body. */
    private static final List<Integer> BEFORE_THE_API = List.of(400, 413, 414, 431);

    private static final Pattern STACK_TRACE = Pattern.compile("^\\s+at [\\w.$/]+\\(.*");

    @Test
    void givenHostileInput_whenCalled_thenNeverAnInternalErrorNorAStackTrace() throws IOException {
        int linesBefore = TestEnvironment.server().logLines().size();
        HostileRequests requests = new HostileRequests(SEED, TestUser.admin());

        for (int request = 0; request < REQUESTS; request++) {
            requests.next();
            assertContract(RawHttp.send(requests.head(), requests.body()), request);
        }

        List<String> lines = TestEnvironment.server().logLines();
        assertThat(lines.subList(linesBefore, lines.size()))
                .as("log, fuzz.seed %d", SEED)
                .noneMatch(line -> STACK_TRACE.matcher(line).matches() || line.contains(" ERROR "));
    }

    private static void assertContract(Reply reply, int request) {
        String what = "fuzz.seed " + SEED + ", request " + request + ": " + reply;
        assertThat(reply.status()).as(what).isLessThan(500);
        if (reply.status() < 400 || reply.bytes().length == 0 && BEFORE_THE_API.contains(reply.status())) {
            return;
        }
        assertThat(reply.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(reply.header("Cache-Control")).as(what).isEqualTo("no-store");
        if (reply.request().startsWith("HEAD ")) {
            return;
        }
        JsonNode problem = reply.json();
        assertThat(problem.path("status").intValue()).as(what).isEqualTo(reply.status());
        assertThat(problem.path("type").asText()).as(what).isEqualTo("/api/errors#" + code(problem));
        assertThat(problem.path("title").asText()).as(what).isNotBlank();
        assertThat(problem.path("detail").asText()).as(what).isNotBlank();
        assertThat(reply.body()).as(what).doesNotContain("Exception", "org.keycloak", "com.ecommerce", "\tat ");
    }

    private static String code(JsonNode problem) {
        return problem.path("code").asText();
    }
}
