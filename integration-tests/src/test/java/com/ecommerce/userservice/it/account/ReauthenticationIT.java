package com.ecommerce.userservice.it.account;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.keycloak.Totp;
import com.ecommerce.userservice.it.support.mail.Mail;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner of an account shows once more to be there. */
@WithServer
class ReauthenticationIT {

    @RegisterExtension
    static final MailingRealm shop = new MailingRealm();

    private static final String REAUTH = "auth/reauth/";

    private static Reply reauthenticate(String access, Map<String, ?> fields) {
        return shop.api().post(REAUTH, access, fields);
    }

    private static void assertDone(Reply reply, String method) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.fieldNames()).containsExactly("expires_in", "method");
        assertThat(reply.json().path("expires_in").asInt()).isEqualTo(600);
        assertThat(reply.text("/method")).isEqualTo(method);
    }

    @Nested
    class GivenPassword {

        @Test
        void whenRight_thenDone() {
            TestUser user = shop.realm().register();

            assertDone(reauthenticate(user.access(), Map.of("password", TestUser.PASSWORD)), "password");
        }

        @Test
        void whenWrongTooOften_thenTheRightOneIsRefusedInTheSameWayAndLoginIsLocked() {
            TestUser user = shop.realm().register();

            Reply wrong = reauthenticate(user.access(), Map.of("password", "wrong-pass"));
            assertProblem(wrong, "invalid_credentials");
            for (int guess = 0; guess < 10; guess++) {
                reauthenticate(user.access(), Map.of("password", "wrong-pass-" + guess));
            }

            Reply locked = reauthenticate(user.access(), Map.of("password", TestUser.PASSWORD));
            assertThat(locked.body()).isEqualTo(wrong.body());
            assertProblem(shop.api().login(user.email(), TestUser.PASSWORD), "invalid_credentials");
        }
    }

    @Nested
    class GivenDevices {

        private final Totp first = new Totp("a-secret-of-twenty-c");
        private final Totp second = new Totp("a-secret-of-twenty-d");

        private String access() {
            String email = TestUser.uniqueEmail();
            KeycloakAdmin.createdId(shop.realm()
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
                                    "credentials",
                                    List.of(
                                            Map.of("type", "password", "value", TestUser.PASSWORD),
                                            first.credential(),
                                            device("tablet", second)))));
            return shop.api()
                    .post("auth/login/", Map.of("email", email, "password", TestUser.PASSWORD, "otp", first.now()))
                    .text("/tokens/access");
        }

        private Map<String, Object> device(String label, Totp device) {
            Map<String, Object> credential = new HashMap<>(device.credential());
            credential.put("userLabel", label);
            return credential;
        }

        @Test
        void whenPasswordOfAnyDevice_thenDoneOnce() {
            String access = access();
            String otp = second.now();

            assertThat(Parallel.run(
                            2, () -> reauthenticate(access, Map.of("otp", otp)).status()))
                    .containsExactlyInAnyOrder(200, 401);
        }

        @Test
        void whenWrong_thenRefused() {
            assertProblem(reauthenticate(access(), Map.of("otp", second.wrong())), "invalid_credentials");
        }
    }

    @Nested
    class GivenConfirmedAddress {

        private TestUser user() {
            TestUser user = shop.realm().register();
            shop.realm().admin("PUT", "users/" + user.id(), Map.of("emailVerified", true));
            return user;
        }

        private String ask(TestUser user) {
            return MailingRealm.challenge(reauthenticate(user.access(), Map.of("method", "email")));
        }

        @Test
        void whenCodeOfTheMail_thenDoneOnce() {
            TestUser user = user();
            String challenge = ask(user);
            Mail mail = Mailbox.awaitCode(user.email());
            assertThat(mail.code()).matches("\\d{4}-\\d{4}");
            assertThat(mail.text()).contains("change your password").doesNotContain("nothing will change");
            Map<String, String> answer = Map.of("challenge_id", challenge, "code", mail.code());

            assertDone(reauthenticate(user.access(), answer), "email");
            assertProblem(reauthenticate(user.access(), answer), "challenge_expired");
        }

        @Test
        void whenCodeIsAnotherAccounts_thenExpiredAndItsOwnerMayStillUseIt() {
            TestUser user = user();
            String challenge = ask(user);
            Map<String, String> answer = Map.of(
                    "challenge_id",
                    challenge,
                    "code",
                    Mailbox.awaitCode(user.email()).code());

            assertProblem(reauthenticate(user().access(), answer), "challenge_expired");
            assertDone(reauthenticate(user.access(), answer), "email");
        }

        @Test
        void whenCodeIsWrong_thenFiveAreTaken() {
            TestUser user = user();
            String challenge = ask(user);
            Mail mail = Mailbox.awaitCode(user.email());

            for (int left = 4; left >= 0; left--) {
                Reply reply =
                        reauthenticate(user.access(), Map.of("challenge_id", challenge, "code", mail.wrongCode()));
                assertThat(assertProblem(reply, "code_not_valid")
                                .path("attempts_left")
                                .asInt(-1))
                        .isEqualTo(left);
            }
            assertProblem(
                    reauthenticate(user.access(), Map.of("challenge_id", challenge, "code", mail.code())),
                    "challenge_expired");
        }

        @Test
        void whenForAnotherPurpose_thenExpired() {
            TestUser user = user();
            String challenge = shop.ask("auth/password/forgot/", user.email());
            String code = Mailbox.awaitCode(user.email()).code();

            assertProblem(
                    reauthenticate(user.access(), Map.of("challenge_id", challenge, "code", code)),
                    "challenge_expired");
        }
    }

    @Nested
    class GivenNothingThatShowsIt {

        @Test
        void whenAddressIsNotConfirmed_thenNoMail() {
            TestUser user = shop.realm().register();

            assertInvalid(reauthenticate(user.access(), Map.of("method", "email")), "method");
        }

        @Test
        void whenFieldsAreMissingOrUnknown_thenNamed() {
            TestUser user = shop.realm().register();

            assertInvalid(reauthenticate(user.access(), Map.of()), "password");
            assertInvalid(reauthenticate(user.access(), Map.of("method", "sms")), "method");
            assertInvalid(reauthenticate(user.access(), Map.of("code", "12345678")), "challenge_id");
            assertInvalid(reauthenticate(user.access(), Map.of("challenge_id", "x")), "code");
        }

        @Test
        void whenNobodyIsLoggedIn_thenRefused() {
            assertProblem(shop.api().post(REAUTH, Map.of("password", TestUser.PASSWORD)), "authentication_required");
        }
    }
}
