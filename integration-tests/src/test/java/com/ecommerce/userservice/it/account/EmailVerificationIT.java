package com.ecommerce.userservice.it.account;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that is confirmed without a browser. */
@WithServer
class EmailVerificationIT {

    @RegisterExtension
    static final MailingRealm shop = new MailingRealm();

    private static final String RESEND = "auth/email/resend/";

    private static Reply verify(String challenge, String code) {
        return shop.api().post("auth/email/verify/", Map.of("challenge_id", challenge, "code", code));
    }

    private static void confirm(TestUser user) {
        shop.realm().admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));
    }

    @Nested
    class GivenEmail {

        @Test
        void whenCode_thenConfirmedOnce() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            Mail mail = Mailbox.awaitCode(user.email());
            assertThat(mail.code()).matches("\\d{3}-\\d{3}");
            assertThat(mail.html()).contains(mail.code());

            Reply reply = verify(challenge, mail.code());

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames()).containsExactly("message", "email");
            assertThat(reply.text("/email")).isEqualTo(user.email());
            assertThat(shop.isVerified(user)).isTrue();
            assertProblem(verify(challenge, mail.code()), "challenge_expired");
        }

        @Test
        void whenSecretOfTheLink_thenConfirmed() {
            TestUser user = shop.realm().register();
            String challenge = MailingRealm.challenge(
                    shop.api().post(RESEND, Map.of("email", user.email(), "redirect", MailingRealm.PAGE)));
            Mail mail = Mailbox.awaitCode(user.email());
            assertThat(mail.text()).contains(MailingRealm.PAGE + "#");
            assertThat(mail.fragment("challenge_id")).isEqualTo(challenge);

            Reply reply = shop.api()
                    .post("auth/email/verify/", Map.of("challenge_id", challenge, "secret", mail.fragment("secret")));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(shop.isVerified(user)).isTrue();
        }

        @Test
        void whenPageIsSet_thenTheLinkLeadsThere() {
            TestUser user = shop.realm().register();
            shop.withSettings(Map.of("emailVerificationPage", "https://shop.example/verify?lang=en"), () -> {
                shop.ask(RESEND, user.email());

                assertThat(Mailbox.awaitCode(user.email()).text())
                        .contains("https://shop.example/verify?lang=en#challenge_id=");
            });
        }

        @Test
        void whenManyWrongCodesAtOnce_thenFiveAreJudgedAndTheProofHasEnded() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            Mail mail = Mailbox.awaitCode(user.email());

            List<Reply> replies = Parallel.run(20, () -> verify(challenge, mail.wrongCode()));

            assertThat(replies.stream().filter(reply -> reply.status() == 400))
                    .hasSize(5)
                    .allSatisfy(reply -> assertThat(assertProblem(reply, "code_not_valid")
                                    .path("attempts_left")
                                    .isInt())
                            .isTrue());
            assertThat(replies.stream().filter(reply -> reply.status() == 410)).hasSize(15);
            assertProblem(verify(challenge, mail.code()), "challenge_expired");
            assertThat(shop.isVerified(user)).isFalse();
        }

        @Test
        void whenTwoAtOnce_thenOneConfirms() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            assertThat(Parallel.run(2, () -> verify(challenge, code).status())).containsExactlyInAnyOrder(200, 410);
        }

        @Test
        void whenAddressHasChangedSince_thenExpired() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            shop.realm().admin("PUT", "users/" + user.id(), Map.of("email", TestUser.uniqueEmail()));

            assertProblem(verify(challenge, code), "challenge_expired");
            assertThat(shop.isVerified(user)).isFalse();
        }

        @Test
        void whenDisabledSince_thenExpired() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            shop.realm().admin("PUT", "users/" + user.id(), Map.of("enabled", false));

            assertProblem(verify(challenge, code), "challenge_expired");
        }

        @Test
        void whenUsedForAnotherPurposeOrInAnotherRealm_thenExpired() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(RESEND, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            assertProblem(
                    shop.api().post("auth/password/check/", Map.of("challenge_id", challenge, "code", code)),
                    "challenge_expired");
            try (TestRealm other = TestRealm.create().enable()) {
                other.setApi(Map.of("apiEnabled", "true", "emailVerificationEnabled", "true"));
                assertProblem(
                        other.api().post("auth/email/verify/", Map.of("challenge_id", challenge, "code", code)),
                        "challenge_expired");
            }
            assertThat(verify(challenge, code).status()).isEqualTo(200);
        }

        @Test
        void whenAccessTokenInPlaceOfTheAddress_thenTheCallersIsConfirmed() {
            TestUser user = shop.realm().register();
            String challenge = MailingRealm.challenge(shop.api().post(RESEND, user.access(), Map.of()));

            assertThat(verify(challenge, Mailbox.awaitCode(user.email()).code()).status())
                    .isEqualTo(200);
            assertThat(shop.isVerified(user)).isTrue();
        }

        @Test
        void whenRealmDemandsIt_thenLoginIsOpenAfterwards() {
            shop.withRealm(Map.of("verifyEmail", true), Map.of("verifyEmail", false), () -> {
                String email = TestUser.uniqueEmail();
                Reply registered =
                        shop.api().post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD));
                assertThat(registered.json().path("tokens").isNull()).isTrue();
                assertProblem(shop.api().login(email, TestUser.PASSWORD), "account_setup_required");

                String challenge = shop.ask(RESEND, email);
                verify(challenge, Mailbox.awaitCode(email).code());

                assertThat(shop.api().login(email, TestUser.PASSWORD).status()).isEqualTo(200);
            });
        }
    }

    @Nested
    class GivenNothingToConfirm {

        @Test
        void whenNoSuchAccount_thenAnswersAreThoseOfAnAccount() {
            TestUser user = shop.realm().register();
            String nobody = TestUser.uniqueEmail();

            Reply known = shop.api().post(RESEND, Map.of("email", user.email()));
            Reply unknown = shop.api().post(RESEND, Map.of("email", nobody));

            assertThat(unknown.headers().map().keySet())
                    .isEqualTo(known.headers().map().keySet());
            assertThat(withoutChallenge(unknown)).isEqualTo(withoutChallenge(known));
            String wrong = Mailbox.awaitCode(user.email()).wrongCode();
            for (int attempt = 0; attempt < 7; attempt++) {
                assertThat(verify(MailingRealm.challenge(unknown), wrong).body())
                        .isEqualTo(verify(MailingRealm.challenge(known), wrong).body());
            }
            assertThat(Mailbox.of(nobody)).isEmpty();
        }

        private Map<String, Object> withoutChallenge(Reply reply) {
            Map<String, Object> fields = new HashMap<>();
            reply.json().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.remove("challenge_id");
            return fields;
        }

        @Test
        void whenConfirmedOrDisabledAlready_thenNoMail() {
            TestUser confirmed = shop.realm().register();
            confirm(confirmed);
            TestUser disabled = shop.realm().register();
            shop.realm().admin("PUT", "users/" + disabled.id(), Map.of("enabled", false));
            TestUser last = shop.realm().register();

            shop.ask(RESEND, confirmed.email());
            shop.ask(RESEND, disabled.email());
            shop.ask(RESEND, last.email());

            Mailbox.awaitCode(last.email());
            assertThat(Mailbox.of(confirmed.email())).isEmpty();
            assertThat(Mailbox.of(disabled.email())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x", "../../etc/passwd", "AAAAAAAAAAAAAAAAAAAAAAA", "\u0000"})
        void whenChallengeIsInvented_thenExpired(String challenge) {
            assertProblem(verify(challenge, "123456"), "challenge_expired");
        }

        @Test
        void whenFieldsAreMissing_thenNamed() {
            assertInvalid(shop.api().post("auth/email/verify/", Map.of()), "challenge_id", "code");
            assertInvalid(shop.api().post(RESEND, Map.of()), "email");
            assertInvalid(shop.api().post(RESEND, Map.of("email", "anna\u0007@example.com")), "email");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/page",
                    "https://shop.example/page#x",
                    "javascript:alert(1)",
                    "//evil.example",
                    "https://shop.example@evil.example/page"
                })
        void whenRedirectIsNoneOfTheClient_thenRefused(String redirect) {
            assertInvalid(
                    shop.api().post(RESEND, Map.of("email", TestUser.uniqueEmail(), "redirect", redirect)), "redirect");
        }

        @Test
        void whenTokenIsNotValid_thenSaid() {
            assertProblem(shop.api().post(RESEND, "not-a-token", Map.of()), "token_not_valid");
        }
    }

    /** A tenant that has not chosen the shop's theme. */
    @Test
    void givenRealmWithKeycloaksOwnTheme_whenAsked_thenTheMailHasTheCodeAllTheSame() {
        try (TestRealm other = TestRealm.create().enable()) {
            other.setApi(Map.of("apiEnabled", "true", "emailVerificationEnabled", "true"));
            other.update(Map.of("smtpServer", Mailbox.settings()));
            TestUser user = other.register();

            String challenge = MailingRealm.challenge(other.api().post(RESEND, Map.of("email", user.email())));

            Mail mail = Mailbox.awaitCode(user.email());
            assertThat(mail.html()).contains(mail.code()).contains("confirm that this is your address");
            assertThat(other.api()
                            .post("auth/email/verify/", Map.of("challenge_id", challenge, "code", mail.code()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class GivenRealmWithoutIt {

        @Test
        void whenSwitchedOff_thenNotFound() {
            shop.withSettings(Map.of("emailVerificationEnabled", "false"), () -> {
                assertProblem(shop.api().post(RESEND, Map.of("email", "anna@example.com")), "not_found");
                assertProblem(verify("AAAAAAAAAAAAAAAAAAAAAA", "123456"), "not_found");
            });
        }

        /** In production mode it is unavailable: ProductionIT. */
        @Test
        void whenNoMailServerInDevelopment_thenTheCodeIsInTheMailboxOfDevelopment() {
            TestUser user = shop.realm().register();
            shop.withRealm(Map.of("smtpServer", Map.of()), Map.of("smtpServer", Mailbox.settings()), () -> {
                String challenge = shop.ask(RESEND, user.email());

                String text = shop.api().get("dev/mail/?to=" + user.email()).text("/results/0/text");
                Matcher code = Pattern.compile("\\d{3}-\\d{3}").matcher(text);
                assertThat(code.find()).as(text).isTrue();
                assertThat(verify(challenge, code.group()).status()).isEqualTo(200);
            });
        }
    }
}
