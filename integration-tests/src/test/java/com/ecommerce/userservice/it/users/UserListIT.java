package com.ecommerce.userservice.it.users;

import static com.ecommerce.userservice.it.support.http.Problems.assertInvalid;
import static com.ecommerce.userservice.it.support.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Http;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.KeycloakAdmin;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing five users of its own, which share a word in their last name; the fifth is disabled. */
@Tag("image")
@WithServer
class UserListIT {

    private static final List<String> IDS = new ArrayList<>();
    private static final List<String> EMAILS = new ArrayList<>();
    private static String word;
    private static TestUser admin;

    @BeforeAll
    static void createUsers() {
        admin = TestUser.admin();
        word = TestUser.uniqueWord();
        for (int i = 0; i < 5; i++) {
            String email = word + "-" + "caebd".charAt(i) + "@example.com";
            EMAILS.add(email);
            IDS.add(KeycloakAdmin.current()
                    .createUser(Map.of(
                            "username", word + "-user-" + i,
                            "email", email,
                            "enabled", i < 4,
                            "firstName", "First_" + i,
                            "lastName", "Of" + word,
                            // The second and third are of the same moment.
                            "createdTimestamp", 1_700_000_000_000L + (i == 2 ? 1 : i) * 1000L)));
        }
    }

    private static Reply list(String query) {
        return Api.ofDefaultRealm().get("users/?" + query, admin.access());
    }

    private static JsonNode page(String query) {
        Reply reply = list(query);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return reply.json();
    }

    private static List<String> ids(String query) {
        return Json.texts(page(query).path("results"), "id");
    }

    @Nested
    class GivenPages {

        @Test
        void whenNoParameters_thenTwentyNewestFirst() {
            TestUser newest = TestUser.register();

            JsonNode page = page("");

            assertThat(Json.fieldNames(page)).containsExactly("count", "next", "previous", "results");
            assertThat(page.path("previous").isNull()).isTrue();
            assertThat(page.path("results").size()).isLessThanOrEqualTo(20);
            assertThat(page.path("count").intValue())
                    .isGreaterThanOrEqualTo(page.path("results").size());
            assertThat(page.at("/results/0/id").asText()).isEqualTo(newest.id());
            assertThat(page.at("/results/0"))
                    .isEqualTo(Api.ofDefaultRealm().me(newest.access()).json());
            assertThat(Json.texts(page.path("results"), "date_joined")).isSortedAccordingTo(Collections.reverseOrder());
        }

        @Test
        void whenLinksAreFollowed_thenEveryUserOnceAndBack() {
            List<String> seen = new ArrayList<>();
            String url = null;
            JsonNode page = page("is_active=all&page_size=2&search=" + word);
            seen.addAll(Json.texts(page.path("results"), "id"));
            while (!page.path("next").isNull()) {
                assertThat(page.path("count").intValue()).isEqualTo(5);
                url = page.path("next").textValue();
                page = follow(url);
                seen.addAll(Json.texts(page.path("results"), "id"));
            }

            assertThat(seen).containsExactlyInAnyOrderElementsOf(IDS);
            assertThat(url).startsWith(TestEnvironment.server().url() + "/api/users/");
            JsonNode second = follow(page.path("previous").textValue());
            JsonNode first = follow(second.path("previous").textValue());
            assertThat(first.path("previous").isNull()).isTrue();
            assertThat(Json.texts(first.path("results"), "id")).isEqualTo(seen.subList(0, 2));
        }

        @Test
        void whenPastTheEnd_thenNotFound() {
            assertProblem(list("page=2&search=" + word), "not_found");
            assertProblem(list("page=1000000000&search=" + word), "not_found");
        }

        @Test
        void whenNobodyIsFound_thenOneEmptyPage() {
            JsonNode page = page("search=" + TestUser.uniqueWord());

            assertThat(page.path("count").intValue()).isZero();
            assertThat(page.path("results")).isEmpty();
            assertThat(page.path("next").isNull()).isTrue();
            assertThat(page.path("previous").isNull()).isTrue();
        }

        @Test
        void whenPageSizeIsTheLimit_thenAccepted() {
            assertThat(ids("page_size=100&search=" + word)).hasSize(4);
            assertThat(ids("page_size=1&search=" + word)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "101", "-1", "abc", "1.5", "99999999999"})
        void whenPageSizeIsWrong_thenInvalid(String size) {
            assertInvalid(list("page_size=" + size), "page_size");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "abc"})
        void whenPageIsWrong_thenInvalid(String page) {
            assertInvalid(list("page=" + page), "page");
        }

        @Test
        void whenSeveralParametersAreWrong_thenAllAreNamed() {
            assertInvalid(
                    list("page=0&page_size=0&is_active=maybe&ordering=age"),
                    "page",
                    "page_size",
                    "is_active",
                    "ordering");
        }

        private static JsonNode follow(String url) {
            Reply reply = Http.send("GET", url, Api.bearer(admin.access()), null);
            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            return reply.json();
        }
    }

    @Nested
    class GivenSearch {

        @Test
        void whenPartOfAnyField_thenFoundWithoutRegardToCase() {
            assertThat(ids("search=" + word.toUpperCase() + "-A@EXAMPLE")).containsExactly(IDS.get(1));
            assertThat(ids("search=" + word + "-USER-2")).containsExactly(IDS.get(2));
            assertThat(ids("search=f" + word.substring(0, 8).toUpperCase())).contains(IDS.get(0), IDS.get(3));
            assertThat(ids("search=OF" + word)).hasSize(4);
            assertThat(ids("page_size=100&search=IRST_1")).contains(IDS.get(1)).doesNotContain(IDS.get(2));
        }

        @Test
        void whenTextHasWildcards_thenTheyAreTakenLiterally() {
            assertThat(ids("search=" + Http.encode(word + "%user"))).isEmpty();
            assertThat(ids("search=" + word + "_user")).isEmpty();
            assertThat(ids("search=" + Http.encode("%" + word))).isEmpty();
            assertThat(ids("search=" + Http.encode("\\" + word))).isEmpty();
            assertThat(ids("search=" + Http.encode(word + "*"))).isEmpty();
            assertThat(ids("page_size=100&search=first_3")).contains(IDS.get(3));
        }

        @Test
        void whenWords_thenEachIsInSomeField() {
            assertThat(ids("search=" + Http.encode("first_1 of" + word))).containsExactly(IDS.get(1));
            assertThat(ids("search=" + Http.encode("OF" + word + "\u00a0 @Example.com  irst_1 ")))
                    .containsExactly(IDS.get(1));
            assertThat(ids("search=" + Http.encode("first_1 " + TestUser.uniqueWord())))
                    .isEmpty();
            assertThat(ids("search=" + Http.encode(word + " a".repeat(9)))).isNotEmpty();
            assertInvalid(list("search=" + Http.encode("a ".repeat(11))), "search");
        }

        @ParameterizedTest
        @CsvSource({
            "I\u015f\u0131l, \u0130pek",
            "\u039f\u03b4\u03c5\u03c3\u03c3\u03ad\u03b1\u03c2, \u0396\u03ad\u03c1\u03b2\u03b1\u03c2",
            "\u0160\u00e1rka, \u010cern\u00e1"
        })
        void whenCasesOfOtherScripts_thenFound(String firstName, String lastName) {
            String email = TestUser.uniqueEmail();
            String id = KeycloakAdmin.current()
                    .createUser(Map.of(
                            "username",
                            email,
                            "email",
                            email,
                            "enabled",
                            true,
                            "firstName",
                            firstName,
                            "lastName",
                            lastName));
            String name = firstName + " " + lastName;
            Locale turkish = Locale.forLanguageTag("tr");

            for (String search : List.of(
                    name,
                    name.toUpperCase(Locale.ROOT),
                    name.toLowerCase(Locale.ROOT),
                    name.toUpperCase(turkish),
                    name.toLowerCase(turkish))) {
                assertThat(ids("page_size=100&search=" + Http.encode(search)))
                        .as(search)
                        .contains(id);
            }
        }
    }

    @Nested
    class GivenActivity {

        @Test
        void whenTrueFalseOrAll_thenThese() {
            assertThat(ids("search=" + word)).hasSize(4).doesNotContain(IDS.get(4));
            assertThat(ids("is_active=true&search=" + word)).hasSize(4).doesNotContain(IDS.get(4));
            assertThat(ids("is_active=false&search=" + word)).containsExactly(IDS.get(4));
            assertThat(ids("is_active=all&search=" + word)).hasSize(5);
        }
    }

    @Nested
    class GivenOrdering {

        @Test
        void whenByDate_thenSortedAndTiesAreStable() {
            List<String> oldestFirst = ids("is_active=all&ordering=date_joined&search=" + word);
            List<String> newestFirst = ids("is_active=all&ordering=-date_joined&search=" + word);

            assertThat(oldestFirst).startsWith(IDS.get(0)).endsWith(IDS.get(3), IDS.get(4));
            assertThat(newestFirst).startsWith(IDS.get(4), IDS.get(3)).endsWith(IDS.get(0));
            assertThat(ids("is_active=all&search=" + word)).isEqualTo(newestFirst);
            assertPagesAgree("date_joined", oldestFirst);
            assertPagesAgree("-date_joined", newestFirst);
        }

        @Test
        void whenByEmail_thenSorted() {
            List<String> sorted = EMAILS.stream().sorted().toList();
            List<String> reversed = new ArrayList<>(sorted);
            Collections.reverse(reversed);

            assertThat(Json.texts(
                            page("is_active=all&ordering=email&search=" + word).path("results"), "email"))
                    .isEqualTo(sorted);
            assertThat(Json.texts(
                            page("is_active=all&ordering=-email&search=" + word).path("results"), "email"))
                    .isEqualTo(reversed);
        }

        /** Asserts that pages of one user each come in the same order as a single page. */
        private static void assertPagesAgree(String ordering, List<String> expected) {
            List<String> seen = new ArrayList<>();
            for (int page = 1; page <= expected.size(); page++) {
                seen.addAll(
                        ids("is_active=all&page_size=1&page=" + page + "&ordering=" + ordering + "&search=" + word));
            }
            assertThat(seen).isEqualTo(expected);
        }
    }
}
