package com.ecommerce.userservice.it.support.race;

import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.RaceSize;
import com.ecommerce.userservice.it.support.http.Json;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestClient;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Races of changes of one account, each in both orders, and what of them was lost. */
public final class RaceTable {

    /** How often each pair is run in each order. */
    public static final int PAIRS = RaceSize.of(6, 200);

    /** Different accounts race at the same time; a pair takes two threads. */
    private static final int AT_ONCE = 4;

    private static final String LOST = "LOST";
    private static final String FAILED = "FAILED";

    private final Map<String, Map<String, Integer>> counts = new ConcurrentSkipListMap<>();
    private final TestRealm realm;
    private final RealmAccess one;
    private final RealmAccess other;

    /**
     * @param realm where the accounts are; see {@link #prepare}
     * @param other the same realm, perhaps at another node
     */
    public RaceTable(TestRealm realm, TestRealm other) {
        this.realm = realm;
        this.one = new RealmAccess(realm);
        this.other = new RealmAccess(other);
    }

    /** Gives the realm's users an attribute that an operator has thought of, and a hash that takes a few milliseconds. */
    public static void prepare(TestRealm realm) {
        realm.update(Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(5000)"));
        ObjectNode profile =
                (ObjectNode) realm.admin("GET", "users/profile", null).json();
        ArrayNode attributes = (ArrayNode) profile.path("attributes");
        attributes.add(
                Json.parse(
                        "{\"name\":\"loyalty\",\"permissions\":{\"view\":[\"admin\",\"user\"],\"edit\":[\"admin\",\"user\"]}}"));
        realm.admin("PUT", "users/profile", profile);
    }

    private static List<Race> races() {
        List<Race> races = new ArrayList<>();
        Stream.of(AccountChange.values())
                .filter(change -> change != AccountChange.DISABLE && change != AccountChange.DELETE)
                .forEach(change -> races.add(new Race(AccountChange.DISABLE, change)));
        Stream.of(AccountChange.OPERATOR_EMAIL, AccountChange.OPERATOR_ROLE, AccountChange.PATCH_FIRST_NAME)
                .forEach(change -> races.add(new Race(AccountChange.DELETE, change)));
        races.addAll(List.of(
                new Race(AccountChange.PATCH_FIRST_NAME, AccountChange.PATCH_LAST_NAME),
                new Race(AccountChange.PATCH_FIRST_NAME, AccountChange.PATCH_PHONE),
                new Race(AccountChange.PATCH_FIRST_NAME, AccountChange.OPERATOR_EMAIL),
                new Race(AccountChange.PATCH_FIRST_NAME, AccountChange.PASSWORD),
                new Race(AccountChange.PATCH_PHONE, AccountChange.OPERATOR_EMAIL),
                new Race(AccountChange.PATCH_PHONE, AccountChange.PATCH_PHONE),
                new Race(AccountChange.PATCH_PHONE, AccountChange.CONSOLE_PHONE),
                new Race(AccountChange.PATCH_PHONE, AccountChange.OPERATOR_PHONE),
                new Race(AccountChange.CONSOLE_PHONE, AccountChange.OPERATOR_PHONE),
                new Race(AccountChange.CONSOLE_PHONE, AccountChange.CONSOLE_PHONE),
                new Race(AccountChange.CONSOLE_LOYALTY, AccountChange.CONSOLE_LOYALTY),
                new Race(AccountChange.OPERATOR_PHONE, AccountChange.OPERATOR_PHONE),
                new Race(AccountChange.PASSWORD, AccountChange.PASSWORD),
                new Race(AccountChange.PASSWORD, AccountChange.RESET),
                new Race(AccountChange.RESET, AccountChange.RESET)));
        return races;
    }

    /** Runs all of them. */
    public void run() {
        TestClient console = TestClient.withoutAudience(realm);
        List<Race> races = races().stream()
                .flatMap(race -> Stream.of(race, race.reversed()).distinct())
                .toList();
        List<Integer> numbers = IntStream.range(0, PAIRS * races.size()).boxed().toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Parallel.forEach(numbers, AT_ONCE, number -> {
                Race race = races.get(number % races.size());
                Account account = Account.register(realm, race.usesConsole() ? console : null);
                count(race, race.run(account, one, other, number / races.size(), threads));
            });
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns the races of which something was lost, or an answer was no answer; empty if none. */
    public List<String> lost() {
        return rows().filter(row -> row.contains(LOST) || row.contains(FAILED)).toList();
    }

    /** Returns a row of each race: how often it was run, how often something was lost, how often who was refused how. */
    public Stream<String> rows() {
        return counts.entrySet().stream().map(row -> row.getKey() + " | " + row.getValue());
    }

    private void count(Race race, RaceOutcome outcome) {
        count(race, "pairs");
        if (outcome.isLost()) {
            count(race, LOST);
        }
        outcome.refusals().forEach(refusal -> count(race, reason(refusal)));
    }

    private void count(Race race, String what) {
        counts.computeIfAbsent(race.name(), name -> new ConcurrentSkipListMap<>())
                .merge(what, 1, Integer::sum);
    }

    private static String reason(Reply refusal) {
        String method = refusal.request().substring(0, refusal.request().indexOf(' '));
        return (refusal.status() / 100 == 5 ? FAILED : "refused") + " " + method + " " + refusal.status();
    }
}
