package com.ecommerce.userservice.it.cluster;

import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs by e-mail that one node gives and the other takes. */
@WithCluster
class ProofIT {

    private static final String NEW_PASSWORD = "amber-Lighthouse-17";

    private static TestRealm realm;
    private static Api first;
    private static Api second;

    @BeforeAll
    static void createRealm() {
        Cluster cluster = WithCluster.Starter.cluster();
        realm = cluster.createRealm();
        realm.setApi(Map.of("apiEnabled", "true", "emailVerificationEnabled", "true", "passwordResetEnabled", "true"));
        realm.update(Map.of("resetPasswordAllowed", true, "smtpServer", Mailbox.settings("host.docker.internal")));
        first = cluster.first().api(realm.name());
        second = cluster.second().api(realm.name());
    }

    @AfterAll
    static void deleteRealm() {
        if (realm != null) {
            realm.close();
        }
    }

    private static String ask(String path, TestUser user) {
        Reply reply = first.post(path, Map.of("email", user.email()));
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        return reply.text("/challenge_id");
    }

    /** Sends the same request so many times at once, in turn to each node. */
    private static List<Reply> atBothNodes(int times, String path, Map<String, ?> body) {
        AtomicInteger turn = new AtomicInteger();
        return Parallel.run(times, () -> (turn.getAndIncrement() % 2 == 0 ? first : second).post(path, body));
    }

    @Test
    void givenMailOfOneNode_whenCodeAtTheOther_thenConfirmed() {
        TestUser user = realm.register();
        String challenge = ask("auth/email/resend/", user);
        String code = Mailbox.awaitCode(user.email()).code();

        Reply reply = second.post("auth/email/verify/", Map.of("challenge_id", challenge, "code", code));

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        for (Api node : List.of(first, second)) {
            assertThat(node.me(user.access()).json().path("is_verified").asBoolean())
                    .isTrue();
        }
        assertProblem(
                first.post("auth/email/verify/", Map.of("challenge_id", challenge, "code", code)), "challenge_expired");
    }

    @Test
    void givenTwentyWrongCodesAtOnceAtBothNodes_thenFiveAreJudged() {
        TestUser user = realm.register();
        String challenge = ask("auth/email/resend/", user);
        Mail mail = Mailbox.awaitCode(user.email());

        List<Reply> replies =
                atBothNodes(20, "auth/email/verify/", Map.of("challenge_id", challenge, "code", mail.wrongCode()));

        assertThat(replies.stream().filter(reply -> reply.status() == 400)).hasSize(5);
        assertThat(replies.stream().filter(reply -> reply.status() == 410)).hasSize(15);
        for (Api node : List.of(first, second)) {
            assertProblem(
                    node.post("auth/email/verify/", Map.of("challenge_id", challenge, "code", mail.code())),
                    "challenge_expired");
        }
    }

    @Test
    void givenOneProofAtBothNodesAtOnce_thenOneSetsThePasswordAndAllSessionsEndAtBoth() {
        TestUser user = realm.register();
        String challenge = ask("auth/password/forgot/", user);
        String code = Mailbox.awaitCode(user.email()).code();

        assertThat(atBothNodes(
                                2,
                                "auth/password/reset/",
                                Map.of("challenge_id", challenge, "code", code, "new_password", NEW_PASSWORD))
                        .stream()
                        .map(Reply::status))
                .containsExactlyInAnyOrder(200, 410);

        for (Node node : WithCluster.Starter.cluster().nodes()) {
            assertProblem(node.api(realm.name()).me(user.access()), "token_not_valid");
            assertThat(node.grpc()
                            .validate(node.grpc().stub(realm.name()), user.access())
                            .getValid())
                    .isFalse();
            assertThat(node.api(realm.name()).login(user.email(), NEW_PASSWORD).status())
                    .isEqualTo(200);
        }
    }
}
