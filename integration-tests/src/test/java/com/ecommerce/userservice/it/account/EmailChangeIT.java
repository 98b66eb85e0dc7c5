package com.ecommerce.userservice.it.account;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another e-mail address, without a browser, and the way back. */
@WithServer
class EmailChangeIT {

    @RegisterExtension
    static final MailingRealm shop = new MailingRealm();

    private static final String CHANGE = "users/me/email/";
    private static final String UNDO = "auth/email/undo/";

    /** Registers a customer who has authenticated again. */
    private static TestUser customer() {
        TestUser user = shop.realm().register();
        reauthenticate(user.access());
        return user;
    }

    /** The same with a confirmed address. */
    private static TestUser confirmedCustomer() {
        TestUser user = customer();
        shop.realm().admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));
        return user;
    }

    private static void reauthenticate(String access) {
        Reply reply = shop.api().post("auth/reauth/", access, Map.of("password", TestUser.PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private static Reply change(String access, String email) {
        return shop.api().post(CHANGE, access, Map.of("email", email));
    }

    private static String ask(String access, String email) {
        return MailingRealm.challenge(change(access, email));
    }

    private static Reply confirm(String access, String challenge, String code) {
        return shop.api().post(CHANGE + "confirm/", access, Map.of("challenge_id", challenge, "code", code));
    }

    /** Asks for an address and confirms it. */
    private static void changeTo(String access, String email) {
        String challenge = ask(access, email);
        Reply reply = confirm(access, challenge, Mailbox.awaitCode(email).code());
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private static String login(String email) {
        Reply reply = shop.api().login(email, TestUser.PASSWORD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.text("/tokens/access");
    }

    private static void assertNoLogin(String email) {
        assertProblem(shop.api().login(email, TestUser.PASSWORD), "invalid_credentials");
    }

    @Nested
    class GivenReauthentication {

        @Test
        void whenConfirmed_thenTheOldAddressHasWorkedUntilThen() {
            TestUser user = customer();
            String email = TestUser.uniqueEmail();
            assertThat(shop.api().me(user.access()).fieldNames()).doesNotContain("pending_email");

            String challenge = ask(user.access(), "  " + email.toUpperCase(Locale.ROOT));

            assertThat(shop.api().me(user.access()).text("/pending_email")).isEqualTo(email);
            assertThat(shop.api().login(user.email(), TestUser.PASSWORD).text("/user/pending_email"))
                    .isEqualTo(email);
            assertNoLogin(email);
            Mail mail = Mailbox.awaitCode(email);
            assertThat(mail.code()).matches("\\d{4}-\\d{4}");

            Reply reply = confirm(user.access(), challenge, mail.code());

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/email")).isEqualTo(email);
            assertThat(reply.text("/username")).isEqualTo(email);
            assertThat(reply.json().path("is_verified").asBoolean()).isTrue();
            assertThat(reply.fieldNames()).doesNotContain("pending_email");
            login(email);
            assertNoLogin(user.email());
            assertProblem(confirm(user.access(), challenge, mail.code()), "challenge_expired");
        }

        @Test
        void whenSecretOfTheLink_thenConfirmed() {
            TestUser user = customer();
            String email = TestUser.uniqueEmail();
            String challenge = MailingRealm.challenge(
                    shop.api().post(CHANGE, user.access(), Map.of("email", email, "redirect", MailingRealm.PAGE)));

            Reply reply = shop.api()
                    .post(
                            CHANGE + "confirm/",
                            user.access(),
                            Map.of(
                                    "challenge_id",
                                    challenge,
                                    "secret",
                                    Mailbox.awaitCode(email).fragment("secret")));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        }

        @Test
        void whenTwoConfirmOneAddressAtOnce_thenOneHasIt() {
            String email = TestUser.uniqueEmail();
            Queue<Callable<Reply>> confirmations = new ConcurrentLinkedQueue<>();
            for (int count = 1; count <= 2; count++) {
                TestUser user = customer();
                String challenge = ask(user.access(), email);
                String code = Mailbox.awaitCode(email, count).code();
                confirmations.add(() -> confirm(user.access(), challenge, code));
            }

            List<Reply> replies = Parallel.run(2, () -> confirmations.remove().call());

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            replies.stream().filter(reply -> reply.status() == 409).forEach(reply -> assertProblem(reply, "conflict"));
        }

        @Test
        void whenTaken_thenAnsweredAsAFreeOneAndTheMailHasNoCode() {
            TestUser holder = shop.realm().register();
            TestUser user = customer();

            String challenge = ask(user.access(), holder.email());

            assertThat(shop.api().me(user.access()).text("/pending_email")).isEqualTo(holder.email());
            Mail mail = Mailbox.awaitNotice(holder.email(), 1);
            assertThat(mail.subject()).isEqualTo("Your address is in use already");
            assertThat(mail.html()).doesNotContain("secret=");
            for (int left = 4; left >= 0; left--) {
                assertThat(assertProblem(confirm(user.access(), challenge, "12345678"), "code_not_valid")
                                .path("attempts_left")
                                .asInt(-1))
                        .isEqualTo(left);
            }
            assertProblem(confirm(user.access(), challenge, "12345678"), "challenge_expired");
        }

        @Test
        void whenTakenMeanwhile_thenConflict() {
            TestUser user = customer();
            String email = TestUser.uniqueEmail();
            String challenge = ask(user.access(), email);
            String code = Mailbox.awaitCode(email).code();
            shop.api().post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));

            assertProblem(confirm(user.access(), challenge, code), "conflict");
            login(user.email());
        }

        @Test
        void whenAnotherIsAskedForOrNone_thenTheProofIsWorthNothing() {
            TestUser user = customer();
            String first = TestUser.uniqueEmail();
            String second = TestUser.uniqueEmail();
            String firstChallenge = ask(user.access(), first);
            String firstCode = Mailbox.awaitCode(first).code();
            String secondChallenge = ask(user.access(), second);
            String secondCode = Mailbox.awaitCode(second).code();

            assertProblem(confirm(user.access(), firstChallenge, firstCode), "challenge_expired");
            for (int time = 0; time < 2; time++) {
                assertThat(shop.api().delete(CHANGE + "pending/", user.access()).status())
                        .isEqualTo(204);
            }
            assertThat(shop.api().me(user.access()).fieldNames()).doesNotContain("pending_email");
            assertProblem(confirm(user.access(), secondChallenge, secondCode), "challenge_expired");
        }

        @Test
        void whenAnotherAccountConfirms_thenExpired() {
            TestUser user = customer();
            String email = TestUser.uniqueEmail();
            String challenge = ask(user.access(), email);
            String code = Mailbox.awaitCode(email).code();

            assertProblem(confirm(customer().access(), challenge, code), "challenge_expired");
            assertThat(confirm(user.access(), challenge, code).status()).isEqualTo(200);
        }

        @Test
        void whenProfileChangesMeanwhile_thenTheAddressStaysPending() {
            TestUser user = customer();
            String email = TestUser.uniqueEmail();
            ask(user.access(), email);

            Reply changed = shop.api().patch("users/me/", user.access(), Map.of("first_name", "Anna"));

            assertThat(changed.text("/pending_email")).isEqualTo(email);
        }

        @Test
        void whenNoAddressOrTheOwnOneOrRedirectElsewhere_thenRefused() {
            TestUser user = customer();

            for (String email :
                    List.of("", " ", "anna", "anna@", "anna\u0007@example.com", "anna@example.com,eve@example.com")) {
                assertInvalid(change(user.access(), email), "email");
            }
            assertInvalid(change(user.access(), user.email()), "email");
            assertInvalid(change(user.access(), "a".repeat(250) + "@example.com"), "email");
            assertInvalid(
                    shop.api()
                            .post(
                                    CHANGE,
                                    user.access(),
                                    Map.of("email", TestUser.uniqueEmail(), "redirect", "https://evil.example/page")),
                    "redirect");
            assertThat(shop.api().me(user.access()).fieldNames()).doesNotContain("pending_email");
        }

        @Test
        void whenRealmSwitchesItOff_thenNotFound() {
            TestUser user = customer();
            shop.withSettings(Map.of("emailChangeEnabled", "false"), () -> {
                assertProblem(change(user.access(), TestUser.uniqueEmail()), "not_found");
                assertProblem(confirm(user.access(), "AAAAAAAAAAAAAAAAAAAAAA", "12345678"), "not_found");
                assertProblem(shop.api().delete(CHANGE + "pending/", user.access()), "not_found");
                assertProblem(shop.api().post(UNDO, Map.of("challenge_id", "x", "secret", "x")), "not_found");
            });
        }
    }

    @Nested
    class GivenNoReauthentication {

        @Test
        void whenAsked_thenTheWaysOfTheAccountAreNamed() {
            TestUser user = shop.realm().register();

            assertMethods(change(user.access(), TestUser.uniqueEmail()), "password");
            shop.realm().admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));
            assertMethods(change(user.access(), TestUser.uniqueEmail()), "password", "email");
        }

        @Test
        void whenAnotherSessionHasIt_thenRequiredHere() {
            TestUser user = customer();
            TestUser other = shop.realm().login(user);

            assertMethods(change(other.access(), TestUser.uniqueEmail()), "password");
            ask(user.access(), TestUser.uniqueEmail());
        }

        private void assertMethods(Reply reply, String... methods) {
            assertThat(Json.texts(
                            assertProblem(reply, "reauthentication_required").path("methods")))
                    .containsExactly(methods);
        }
    }

    @Nested
    class GivenConfirmedOldAddress {

        private void withUndoPage(Runnable action) {
            shop.withSettings(Map.of("emailUndoPage", MailingRealm.PAGE), action);
        }

        private Map<String, String> link(Mail mail) {
            return Map.of("challenge_id", mail.fragment("challenge_id"), "secret", mail.fragment("secret"));
        }

        private Reply undo(Map<String, String> link) {
            return shop.api().post(UNDO, link);
        }

        private void assertUndone(Map<String, String> link) {
            Reply reply = undo(link);
            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames()).containsExactly("message");
        }

        @Test
        void whenUndoneBeforeItIsConfirmed_thenNothingIsPendingAndSessionsEnd() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                String email = TestUser.uniqueEmail();
                String challenge = ask(user.access(), email);
                String code = Mailbox.awaitCode(email).code();
                Map<String, String> link = link(Mailbox.awaitNotice(user.email(), 1));

                assertThat(Parallel.run(2, () -> undo(link).status())).containsExactlyInAnyOrder(200, 410);

                assertProblem(shop.api().me(user.access()), "token_not_valid");
                String access = login(user.email());
                assertThat(shop.api().me(access).fieldNames()).doesNotContain("pending_email");
                assertProblem(confirm(access, challenge, code), "challenge_expired");
                assertProblem(undo(link), "challenge_expired");
            });
        }

        @Test
        void whenUndoneAfterwards_thenTheOldAddressIsBackAndSessionsEnd() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                String email = TestUser.uniqueEmail();
                changeTo(user.access(), email);
                String thief = login(email);

                assertUndone(link(undoMail(user.email())));

                assertProblem(shop.api().me(user.access()), "token_not_valid");
                assertProblem(shop.api().me(thief), "token_not_valid");
                assertNoLogin(email);
                Reply me = shop.api().me(login(user.email()));
                assertThat(me.text("/email")).isEqualTo(user.email());
                assertThat(me.text("/username")).isEqualTo(user.email());
                assertThat(me.json().path("is_verified").asBoolean()).isTrue();
            });
        }

        /** Waits for the e-mail with the link: another notice follows once the address has changed. */
        private Mail undoMail(String address) {
            Await.untilAsserted(() -> assertThat(undoMails(address)).isNotEmpty());
            return undoMails(address).get(0);
        }

        private List<Mail> undoMails(String address) {
            return Mailbox.of(address).stream()
                    .filter(mail -> mail.text().contains(MailingRealm.PAGE + "#") && !mail.hasCode())
                    .toList();
        }

        @Test
        void whenChangedTwice_thenTheFirstAddressCanBeGivenBackAndTheSecondNoMore() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                String second = TestUser.uniqueEmail();
                changeTo(user.access(), second);
                changeTo(user.access(), TestUser.uniqueEmail());
                Map<String, String> toSecond = link(undoMail(second));

                assertUndone(link(undoMail(user.email())));

                login(user.email());
                assertProblem(undo(toSecond), "challenge_expired");
                login(user.email());
            });
        }

        @Test
        void whenTheSecondChangeIsUndone_thenTheFirstCanBeUndoneToo() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                String second = TestUser.uniqueEmail();
                changeTo(user.access(), second);
                changeTo(user.access(), TestUser.uniqueEmail());

                assertUndone(link(undoMail(second)));
                login(second);
                assertUndone(link(undoMail(user.email())));
                login(user.email());
            });
        }

        @Test
        void whenAskedForAgain_thenTheFirstLinkStaysGood() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                ask(user.access(), TestUser.uniqueEmail());
                Map<String, String> link = link(Mailbox.awaitNotice(user.email(), 1));
                shop.api().delete(CHANGE + "pending/", user.access());
                changeTo(user.access(), TestUser.uniqueEmail());

                assertUndone(link);
                login(user.email());
            });
        }

        @Test
        void whenOldAddressIsTaken_thenConflictAndTheLinkStays() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                changeTo(user.access(), TestUser.uniqueEmail());
                Map<String, String> link = link(undoMail(user.email()));
                Reply other =
                        shop.api().post("auth/register/", Map.of("email", user.email(), "password", TestUser.PASSWORD));

                assertProblem(undo(link), "conflict");
                assertThat(shop.api().me(user.access()).status()).isEqualTo(200);
                shop.realm().admin("DELETE", "users/" + other.text("/user/id"), null);
                assertUndone(link);
            });
        }

        @Test
        void whenOperatorHasChangedTheAddress_thenExpired() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                changeTo(user.access(), TestUser.uniqueEmail());
                Map<String, String> link = link(undoMail(user.email()));
                String byOperator = TestUser.uniqueEmail();

                shop.realm().admin("PUT", "users/" + user.id(), Map.of("email", byOperator));

                assertProblem(undo(link), "challenge_expired");
                login(byOperator);
            });
        }

        @Test
        void whenLinkIsNotRight_thenExpired() {
            withUndoPage(() -> {
                TestUser user = confirmedCustomer();
                ask(user.access(), TestUser.uniqueEmail());
                Map<String, String> link = link(Mailbox.awaitNotice(user.email(), 1));
                TestUser other = confirmedCustomer();
                ask(other.access(), TestUser.uniqueEmail());
                Map<String, String> foreign = link(Mailbox.awaitNotice(other.email(), 1));

                for (String challenge :
                        List.of("x", link.get("challenge_id").substring(0, 22), "AAAAAAAAAAAAAAAAAAAAAA.!", "\u0000")) {
                    assertProblem(
                            undo(Map.of("challenge_id", challenge, "secret", link.get("secret"))), "challenge_expired");
                }
                assertProblem(
                        undo(Map.of("challenge_id", link.get("challenge_id"), "secret", foreign.get("secret"))),
                        "challenge_expired");
                assertProblem(
                        undo(Map.of(
                                "challenge_id",
                                link.get("challenge_id").substring(0, 23)
                                        + foreign.get("challenge_id").substring(23),
                                "secret",
                                link.get("secret"))),
                        "challenge_expired");
                assertInvalid(undo(Map.of()), "challenge_id", "secret");
                assertThat(shop.api().me(user.access()).status()).isEqualTo(200);
            });
        }

        @Test
        void whenRealmHasAnotherTheme_thenTheMailsAreWrittenAsWell() {
            TestUser holder = shop.realm().register();
            withUndoPage(() ->
                    shop.withRealm(Map.of("emailTheme", "keycloak"), Map.of("emailTheme", "ecommerce"), () -> {
                        TestUser user = confirmedCustomer();
                        ask(user.access(), holder.email());

                        assertThat(undoMail(user.email()).html()).contains("Keep this address", "challenge_id=");
                        assertThat(Mailbox.awaitNotice(holder.email(), 1).html())
                                .contains("the address of an account already");
                    }));
        }

        @Test
        void whenNoPageIsSet_thenToldWithoutALink() {
            TestUser user = confirmedCustomer();

            ask(user.access(), TestUser.uniqueEmail());

            assertThat(Mailbox.awaitNotice(user.email(), 1).text()).doesNotContain("secret=", "http");
        }
    }

    @Nested
    class GivenOldAddressThatWasNeverConfirmed {

        @Test
        void whenChanged_thenItIsToldOfTheChangeAlone() {
            shop.withSettings(Map.of("emailUndoPage", MailingRealm.PAGE), () -> {
                TestUser user = customer();
                changeTo(user.access(), TestUser.uniqueEmail());

                assertThat(Mailbox.awaitNotice(user.email(), 1).text()).doesNotContain("secret=");
            });
        }
    }
}
