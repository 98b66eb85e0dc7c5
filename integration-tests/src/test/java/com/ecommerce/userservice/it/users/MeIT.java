package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("image")
@WithServer
class MeIT {

    private static final Map<String, String> PROFILE =
            Map.of("first_name", "Ada", "last_name", "Lovelace", "phone_number", "+44 20 7946 0000");

    private final Api api = Api.ofDefaultRealm();
    private TestUser user;

    @BeforeEach
    void register() {
        Map<String, Object> fields = new HashMap<>(PROFILE);
        fields.put("username", TestUser.uniqueWord());
        user = TestUser.register(fields);
    }

    private Reply put(Map<String, ?> body) {
        return api.put("users/me/", user.access(), body);
    }

    private Reply patch(Map<String, ?> body) {
        return api.patch("users/me/", user.access(), body);
    }

    private Reply get() {
        return api.me(user.access());
    }

    @Nested
    class WhenPut {

        @Test
        void thenAllWritableFieldsAreReplaced() {
            String username = TestUser.uniqueWord();

            Reply reply = put(Map.of(
                    "username", username, "first_name", "Grace", "last_name", "Hopper", "phone_number", "1-800"));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.json()).isEqualTo(get().json());
            assertThat(reply.text("/username")).isEqualTo(username);
            assertThat(reply.text("/first_name")).isEqualTo("Grace");
            assertThat(reply.text("/last_name")).isEqualTo("Hopper");
            assertThat(reply.text("/phone_number")).isEqualTo("1-800");
            assertThat(api.login(username, TestUser.PASSWORD).text("/user/id")).isEqualTo(user.id());
        }

        @Test
        void thenAbsentOnesAreClearedButTheUsernameStays() {
            String username = get().text("/username");

            Reply reply = put(Map.of("first_name", "Grace"));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/username")).isEqualTo(username);
            assertThat(reply.text("/first_name")).isEqualTo("Grace");
            assertThat(reply.json().path("last_name").textValue()).isEmpty();
            assertThat(reply.json().path("phone_number").textValue()).isEmpty();
            assertThat(get().json()).isEqualTo(reply.json());
        }

        @Test
        void withoutABody_thenMalformedAndNothingIsCleared() {
            assertProblem(api.send("PUT", "users/me/", Api.bearer(user.access()), null), "malformed_body");
            assertThat(get().text("/first_name")).isEqualTo("Ada");
            assertThat(put(Map.of()).text("/first_name")).isEmpty();
        }

        @Test
        void thenWhatMeReturnsCanBeSentBack() {
            Map<String, Object> whole = new HashMap<>();
            get().json().properties().forEach(field -> whole.put(field.getKey(), field.getValue()));
            whole.put("first_name", "Grace");

            Reply reply = put(whole);

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/first_name")).isEqualTo("Grace");
            assertThat(reply.text("/last_name")).isEqualTo("Lovelace");
        }
    }

    @Nested
    class WhenPatch {

        @Test
        void thenOnlyWhatIsSentChanges() {
            Reply reply = patch(Map.of("last_name", "King"));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/last_name")).isEqualTo("King");
            assertThat(reply.text("/first_name")).isEqualTo("Ada");
            assertThat(reply.text("/phone_number")).isEqualTo(PROFILE.get("phone_number"));
            assertThat(get().json()).isEqualTo(reply.json());
        }

        @Test
        void thenEmptyTextClears() {
            Reply reply = patch(Map.of("phone_number", "", "first_name", ""));

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.json().path("phone_number").textValue()).isEmpty();
            assertThat(reply.json().path("first_name").textValue()).isEmpty();
            assertThat(reply.text("/last_name")).isEqualTo("Lovelace");
        }

        @Test
        void thenUsernameCanChange() {
            String username = TestUser.uniqueWord();

            assertThat(patch(Map.of("username", username.toUpperCase(Locale.ROOT)))
                            .text("/username"))
                    .isEqualTo(username);
            assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void thenReadOnlyFieldsAreIgnored() {
            Map<String, Object> fields = new HashMap<>(Map.of(
                    "id", "00000000-0000-0000-0000-000000000001",
                    "email", TestUser.uniqueEmail(),
                    "is_active", false,
                    "is_verified", true,
                    "date_joined", "2001-01-01T00:00:00Z",
                    "role", "admin",
                    "password", "another-Password-1"));
            fields.put("updated_at", "2001-01-01T00:00:00Z");
            fields.put("first_name", "Grace");

            Reply reply = patch(fields);

            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.text("/id")).isEqualTo(user.id());
            assertThat(reply.text("/email")).isEqualTo(user.email());
            assertThat(reply.json().path("is_active").booleanValue()).isTrue();
            assertThat(reply.json().path("is_verified").booleanValue()).isFalse();
            assertThat(reply.text("/date_joined")).doesNotStartWith("2001");
            assertThat(reply.text("/updated_at")).doesNotStartWith("2001");
            assertThat(reply.text("/first_name")).isEqualTo("Grace");
            assertThat(api.login(user.email(), TestUser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Nested
    class WhenFieldsAreWrong {

        @Test
        void thenUsernameOfAnotherIsInvalid() {
            String taken = TestUser.uniqueWord();
            TestUser.register(Map.of("username", taken));

            assertInvalid(patch(Map.of("username", taken)), "username");
            assertInvalid(put(Map.of("username", taken.toUpperCase(Locale.ROOT))), "username");
        }

        @Test
        void thenOneOfManyWhoWantTheSameUsernameAtOnceGetsIt() {
            String wanted = TestUser.uniqueWord();
            Queue<TestUser> users = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < 5; i++) {
                users.add(TestUser.register());
            }

            List<Integer> statuses = Parallel.run(
                    users.size(),
                    () -> api.patch("users/me/", users.remove().access(), Map.of("username", wanted))
                            .status());

            assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 400, 409);
        }

        @Test
        void thenAddressOfAnotherIsNoUsernameButTheOwnIs() {
            assertInvalid(patch(Map.of("username", TestUser.uniqueEmail())), "username");

            assertThat(patch(Map.of("username", user.email())).text("/username"))
                    .isEqualTo(user.email());
        }

        @Test
        void thenAddressThatOnlyLooksLikeTheOwnIsNoUsername() {
            String word = TestUser.uniqueWord();
            TestUser squatter = TestUser.register(Map.of("email", word + "v\u0131ctim@example.com"));

            Reply reply = api.patch("users/me/", squatter.access(), Map.of("username", word + "victim@example.com"));

            assertInvalid(reply, "username");
        }

        @Test
        void thenEmptyUsernameIsInvalid() {
            assertInvalid(patch(Map.of("username", "")), "username");
        }

        @Test
        void thenAllAreNamedAndNothingChanges() {
            Reply before = get();

            Reply reply = patch(Map.of(
                    "first_name", "x".repeat(151),
                    "last_name", "a\u0000b",
                    "phone_number", "call me",
                    "username", "a b"));

            assertProblem(reply, "validation_failed");
            assertThat(reply.json().path("errors").has("last_name")).isTrue();
            assertInvalid(
                    patch(Map.of("first_name", "x".repeat(151), "phone_number", "call me", "username", "a b")),
                    "first_name",
                    "phone_number",
                    "username");
            assertThat(get().json()).isEqualTo(before.json());
        }
    }
}
