package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.grpc.Grpc;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGTERM while calls wait for the database: they are held in flight by a lock on the table of users. */
@Tag("nightly")
@WithProduction
class GracefulStopIT {

    private static final int CALLS = 8;
    private static final String HOLD =
            "BEGIN; LOCK TABLE user_entity IN ACCESS EXCLUSIVE MODE; SELECT 'held by test', pg_sleep(120);";
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    private static final String RELEASE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%held by test%' AND pid <> pg_backend_pid()";

    private final ComposeProject project = WithProduction.Starter.project();
    private final Api api = project.api();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void startAgain() {
        project.sql(RELEASE);
        executor.shutdownNow();
        project.up();
    }

    @Test
    void givenCallsInFlight_whenStopped_thenEachIsAnsweredAndTheServerEndsByItself() throws Exception {
        String gateway = new OperatingGuide(project).serviceAccountToken("gateway-of-stop");
        Grpc grpc = project.grpc();
        grpc.validate(grpc.stubWithAuthorization("Bearer " + gateway), "warm");
        Future<Command> holder = executor.submit(
                () -> project.execIn("database", "psql", "-U", "keycloak", "-d", "keycloak", "-c", HOLD));
        Await.untilAsserted(() -> assertThat(
                        project.sql(
                                "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'user_entity'::regclass"))
                .isEqualTo("1"));

        List<Future<Reply>> registrations = new ArrayList<>();
        List<Future<Boolean>> lookups = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            registrations.add(executor.submit(() -> api.post(
                    "auth/register/", Map.of("email", TestUser.uniqueEmail(), "password", TestUser.PASSWORD))));
            String unknown = TestUser.uniqueEmail();
            lookups.add(executor.submit(() -> isNotFound(grpc, gateway, unknown)));
        }
        Await.untilAsserted(
                () -> assertThat(Integer.parseInt(project.sql(WAITING))).isGreaterThanOrEqualTo(2 * CALLS));
        Future<Command> stop = executor.submit(() -> project.compose("stop", "user-service"));
        Await.untilAsserted(
                () -> assertThat(project.exec("is-ready").exitCode()).isNotZero());

        project.sql(RELEASE);

        for (Future<Reply> registration : registrations) {
            assertThat(registration.get().status()).as("%s", registration.get()).isEqualTo(201);
        }
        for (Future<Boolean> lookup : lookups) {
            assertThat(lookup.get()).isTrue();
        }
        stop.get().succeeded();
        holder.get();
        assertThat(project.inspect("{{.State.ExitCode}}"))
                .as("SIGTERM, not SIGKILL")
                .isEqualTo("143");
    }

    private static boolean isNotFound(Grpc grpc, String gateway, String email) {
        return Grpc.statusOf(() -> grpc.stubWithAuthorization("Bearer " + gateway)
                        .getUserByEmail(
                                EmailRequest.newBuilder().setEmail(email).build()))
                == Status.Code.NOT_FOUND;
    }
}
