package com.ecommerce.userservice.it.auth;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More logins at once than the server has workers. */
@Tag("load")
@WithServer
class BusyLoginsIT {

    /** Of each kind; 112 requests are worked on or wait, and Keycloak has 50 workers. */
    private static final int TIMES = 80;

    private final String server = TestEnvironment.server().url();
    private final String management = TestEnvironment.server().managementUrl();
    private final Api api = Api.ofDefaultRealm();

    @Test
    void givenLoginsByEveryWayIn_whenOthersCall_thenTheyAreAnsweredMeanwhileAndTooManyLoginsAreToldSo()
            throws Exception {
        TestUser user = TestUser.register();
        ExecutorService clients = Executors.newFixedThreadPool(3 * TIMES);
        try {
            List<Future<Reply>> apiLogins = new ArrayList<>();
            List<Future<Reply>> tokenLogins = new ArrayList<>();
            List<Future<Reply>> pageLogins = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                apiLogins.add(clients.submit(() -> api.login(TestUser.uniqueEmail(), "wrong-pass-1")));
                tokenLogins.add(clients.submit(this::loginAtTokenEndpoint));
                pageLogins.add(clients.submit(this::loginAtPage));
            }
            List<Future<Reply>> all = new ArrayList<>(apiLogins);
            all.addAll(tokenLogins);
            all.addAll(pageLogins);

            List<Callable<Integer>> others = List.of(
                    () -> api.me(user.access()).status(),
                    () -> get(server + "/realms/ecommerce/protocol/openid-connect/certs"),
                    () -> get(management + "/health/ready"),
                    () -> get(management + "/metrics"),
                    () -> TestEnvironment.grpc().validate(user.access()).getValid() ? 200 : 500);
            for (Callable<Integer> other : others) {
                assertThat(other.call()).isEqualTo(200);
            }
            assertThat(all).as("logins are still under way").anyMatch(login -> !login.isDone());

            for (Future<Reply> login : all) {
                assertThat(login.get().status()).as("%s", login.get()).isIn(400, 401, 429);
            }
            for (Reply refusal : refusals(apiLogins)) {
                assertProblem(refusal, "rate_limited");
                assertThat(refusal.header("Retry-After")).isEqualTo("1");
            }
            for (Reply refusal : refusals(tokenLogins)) {
                assertThat(refusal.header("Retry-After")).isEqualTo("1");
                assertThat(refusal.text("/error")).isEqualTo("temporarily_unavailable");
                assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo("*");
            }
            for (Reply refusal : refusals(pageLogins)) {
                assertThat(refusal.header("Retry-After")).isEqualTo("1");
                assertThat(refusal.header("Content-Type")).startsWith("text/html");
                assertThat(refusal.body()).contains("Please try again");
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
    }

    private static List<Reply> refusals(List<Future<Reply>> logins) throws Exception {
        List<Reply> refusals = new ArrayList<>();
        for (Future<Reply> login : logins) {
            if (login.get().status() == 429) {
                refusals.add(login.get());
            }
        }
        assertThat(refusals).isNotEmpty();
        return refusals;
    }

    private Reply loginAtTokenEndpoint() {
        return Http.postForm(
                server + "/realms/ecommerce/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "user-service-login",
                        "username",
                        TestUser.uniqueEmail(),
                        "password",
                        "wrong-pass-1"));
    }

    private Reply loginAtPage() {
        return Http.postForm(
                server + "/realms/ecommerce/login-actions/authenticate",
                Map.of("username", TestUser.uniqueEmail(), "password", "wrong-pass-1"));
    }

    private static int get(String url) {
        return Http.send("GET", url, Map.of(), null).status();
    }
}
