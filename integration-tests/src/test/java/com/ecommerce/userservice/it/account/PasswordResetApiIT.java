package com.ecommerce.userservice.it.account;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.InvalidReason;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A forgotten password, without a browser. */
@WithServer
class PasswordResetApiIT {

    @RegisterExtension
    static final MailingRealm shop = new MailingRealm();

    private static final String FORGOT = "auth/password/forgot/";
    private static final String NEW_PASSWORD = "amber-Lighthouse-17";

    private static Reply check(String challenge, String code) {
        return shop.api().post("auth/password/check/", Map.of("challenge_id", challenge, "code", code));
    }

    private static Reply reset(String challenge, String code, String password) {
        return shop.api()
                .post(
                        "auth/password/reset/",
                        Map.of("challenge_id", challenge, "code", code, "new_password", password));
    }

    private static Reply resetBySecret(String challenge, String secret) {
        return shop.api()
                .post(
                        "auth/password/reset/",
                        Map.of("challenge_id", challenge, "secret", secret, "new_password", NEW_PASSWORD));
    }

    private static void assertNewPassword(String email) {
        assertThat(shop.api().login(email, NEW_PASSWORD).status()).isEqualTo(200);
        assertProblem(shop.api().login(email, TestUser.PASSWORD), "invalid_credentials");
    }

    @Nested
    class GivenEmail {

        @Test
        void whenCode_thenNewPasswordOnceAndNobodyIsLoggedIn() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(FORGOT, user.email());
            Mail mail = Mailbox.awaitCode(user.email());
            assertThat(mail.code()).matches("\\d{4}-\\d{4}");

            Reply reply = reset(challenge, mail.code(), NEW_PASSWORD);

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.fieldNames()).containsExactly("message");
            assertNewPassword(user.email());
            assertProblem(reset(challenge, mail.code(), TestUser.PASSWORD), "challenge_expired");
        }

        @Test
        void whenSecretOfTheLink_thenNewPassword() {
            TestUser user = shop.realm().register();
            String challenge = MailingRealm.challenge(
                    shop.api().post(FORGOT, Map.of("email", user.email(), "redirect", MailingRealm.PAGE)));

            Reply reply =
                    resetBySecret(challenge, Mailbox.awaitCode(user.email()).fragment("secret"));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertNewPassword(user.email());
        }

        @Test
        void whenCodeIsTurnedIntoASecret_thenNewPasswordByIt() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(FORGOT, user.email());

            Reply checked = check(challenge, Mailbox.awaitCode(user.email()).code());

            assertThat(checked.status()).as("%s", checked).isEqualTo(200);
            assertThat(checked.fieldNames()).containsExactly("secret");
            assertThat(resetBySecret(challenge, checked.text("/secret")).status())
                    .isEqualTo(200);
            assertNewPassword(user.email());
        }

        @Test
        void whenUsernameOrAnotherSpelling_thenTheSameAccount() {
            TestUser user = shop.realm().register();

            shop.ask(FORGOT, "  " + user.email().toUpperCase(Locale.ROOT) + " ");

            Mailbox.awaitCode(user.email());
        }

        @Test
        void whenDone_thenAllSessionsHaveEnded() {
            TestUser user = shop.realm().register();
            TestUser other = shop.realm().login(user);
            shop.realm().tokenValidity().valid(user.access());
            String challenge = shop.ask(FORGOT, user.email());

            reset(challenge, Mailbox.awaitCode(user.email()).code(), NEW_PASSWORD);

            for (TestUser loggedIn : List.of(user, other)) {
                shop.realm()
                        .tokenValidity()
                        .invalid(
                                loggedIn.access(),
                                InvalidReason.INVALID_REASON_SESSION_ENDED,
                                InvalidReason.INVALID_REASON_REVOKED);
            }
            assertProblem(shop.api().refresh(other.refresh()), "token_not_valid");
        }

        @Test
        void whenPolicyRefuses_thenTheProofStays() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(FORGOT, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            for (int attempt = 0; attempt < 6; attempt++) {
                assertInvalid(reset(challenge, code, "short"), "new_password");
            }
            assertInvalid(reset(challenge, code, ""), "new_password");

            assertThat(reset(challenge, code, NEW_PASSWORD).status()).isEqualTo(200);
            assertNewPassword(user.email());
        }

        @Test
        void whenWrongCodes_thenFiveAreTakenByCheckAndResetTogether() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(FORGOT, user.email());
            Mail mail = Mailbox.awaitCode(user.email());

            for (int left = 4; left >= 0; left--) {
                Reply reply = left % 2 == 0
                        ? check(challenge, mail.wrongCode())
                        : reset(challenge, mail.wrongCode(), NEW_PASSWORD);
                assertThat(assertProblem(reply, "code_not_valid")
                                .path("attempts_left")
                                .asInt(-1))
                        .isEqualTo(left);
            }

            assertProblem(reset(challenge, mail.code(), NEW_PASSWORD), "challenge_expired");
            assertProblem(check(challenge, mail.code()), "challenge_expired");
            assertThat(shop.api().login(user.email(), TestUser.PASSWORD).status())
                    .isEqualTo(200);
        }

        @Test
        void whenTwoAtOnce_thenOneSetsThePassword() {
            TestUser user = shop.realm().register();
            String challenge = shop.ask(FORGOT, user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            assertThat(Parallel.run(
                            2, () -> reset(challenge, code, NEW_PASSWORD).status()))
                    .containsExactlyInAnyOrder(200, 410);
        }

        @Test
        void whenAccountIsLocked_thenResetAndLogin() {
            TestUser user = shop.realm().register();
            for (int guess = 0; guess < 10; guess++) {
                shop.api().login(user.email(), "wrong-pass-" + guess);
            }
            assertProblem(shop.api().login(user.email(), TestUser.PASSWORD), "invalid_credentials");
            String challenge = shop.ask(FORGOT, user.email());

            reset(challenge, Mailbox.awaitCode(user.email()).code(), NEW_PASSWORD);

            assertNewPassword(user.email());
        }
    }

    @Nested
    class GivenLimits {

        @Test
        void whenAskedTooOftenForAnAccount_thenLimitedWhetherThereIsOneOrNot() {
            TestUser user = shop.realm().register();
            shop.withSettings(Map.of("mailLimitPerAccount", "2"), () -> {
                for (String email : List.of(user.email(), TestUser.uniqueEmail())) {
                    shop.ask(FORGOT, email);
                    shop.ask(FORGOT, email.toUpperCase(Locale.ROOT));
                    assertProblem(shop.api().post(FORGOT, Map.of("email", email)), "rate_limited");
                    assertProblem(shop.api().post("auth/email/resend/", Map.of("email", email)), "rate_limited");
                }
            });
        }

        @Test
        void whenCodesAreTriedTooOften_thenLimited() {
            shop.withSettings(Map.of("confirmLimitPerMinute", "3"), () -> {
                for (int attempt = 0; attempt < 3; attempt++) {
                    assertProblem(check("AAAAAAAAAAAAAAAAAAAAAA", "12345678"), "challenge_expired");
                }
                Reply reply = reset("AAAAAAAAAAAAAAAAAAAAAA", "12345678", NEW_PASSWORD);
                assertProblem(reply, "rate_limited");
                assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 60);
            });
        }
    }

    @Nested
    class GivenSecondFactor {

        private final Totp device = new Totp("a-secret-of-twenty-b");

        private TestUser user(boolean confirmed) {
            String email = TestUser.uniqueEmail();
            Reply created = shop.realm()
                    .admin(
                            "POST",
                            "users",
                            Map.of(
                                    "username",
                                    email,
                                    "email",
                                    email,
                                    "enabled",
                                    true,
                                    "emailVerified",
                                    confirmed,
                                    "credentials",
                                    List.of(
                                            Map.of("type", "password", "value", TestUser.PASSWORD),
                                            device.credential())));
            return new TestUser(KeycloakAdmin.createdId(created), email, null);
        }

        @Test
        void whenReset_thenTheLoginStillAsksForIt() {
            TestUser user = user(true);
            String challenge = shop.ask(FORGOT, user.email());
            reset(challenge, Mailbox.awaitCode(user.email()).code(), NEW_PASSWORD);

            assertProblem(shop.api().login(user.email(), NEW_PASSWORD), "otp_required");
            assertThat(shop.api()
                            .post(
                                    "auth/login/",
                                    Map.of("email", user.email(), "password", NEW_PASSWORD, "otp", device.now()))
                            .status())
                    .isEqualTo(200);
        }

        /** Whoever has set it up had not shown that the address is theirs. */
        @Test
        void whenAddressWasNeverConfirmed_thenWhatWasSetUpBeforeIsGone() {
            TestUser user = user(false);
            String challenge = shop.ask(FORGOT, user.email());
            reset(challenge, Mailbox.awaitCode(user.email()).code(), NEW_PASSWORD);

            assertThat(Json.texts(
                            shop.realm()
                                    .admin("GET", "users/" + user.id() + "/credentials", null)
                                    .json(),
                            "type"))
                    .containsExactly("password");
            assertNewPassword(user.email());
        }
    }

    @Nested
    class GivenNothingToReset {

        @Test
        void whenNoSuchAccount_thenAnswersAreThoseOfAnAccountAndNoMail() {
            TestUser user = shop.realm().register();
            String nobody = TestUser.uniqueEmail();
            String known = shop.ask(FORGOT, user.email());
            String unknown = shop.ask(FORGOT, nobody);
            String wrong = Mailbox.awaitCode(user.email()).wrongCode();

            for (int attempt = 0; attempt < 7; attempt++) {
                assertThat(reset(unknown, wrong, NEW_PASSWORD).body())
                        .isEqualTo(reset(known, wrong, NEW_PASSWORD).body());
            }
            assertThat(Mailbox.of(nobody)).isEmpty();
        }

        @Test
        void whenDisabled_thenNoMail() {
            TestUser disabled = shop.realm().register();
            shop.realm().admin("PUT", "users/" + disabled.id(), Map.of("enabled", false));
            TestUser last = shop.realm().register();

            shop.ask(FORGOT, disabled.email());
            shop.ask(FORGOT, last.email());

            Mailbox.awaitCode(last.email());
            assertThat(Mailbox.of(disabled.email())).isEmpty();
        }

        @Test
        void whenRealmOrSettingAllowsNone_thenClosed() {
            Map<String, ?> answer = Map.of("challenge_id", "AAAAAAAAAAAAAAAAAAAAAA", "code", "12345678");
            Runnable assertClosed = () -> {
                assertProblem(shop.api().post(FORGOT, Map.of("email", "anna@example.com")), "password_reset_closed");
                assertProblem(shop.api().post("auth/password/check/", answer), "password_reset_closed");
                assertProblem(reset("AAAAAAAAAAAAAAAAAAAAAA", "12345678", NEW_PASSWORD), "password_reset_closed");
            };

            shop.withSettings(Map.of("passwordResetEnabled", "false"), assertClosed);
            shop.withRealm(Map.of("resetPasswordAllowed", false), Map.of("resetPasswordAllowed", true), assertClosed);
        }
    }
}
