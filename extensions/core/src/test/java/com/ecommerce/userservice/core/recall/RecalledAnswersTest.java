package com.ecommerce.userservice.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecalledAnswersTest {

    private static final CacheKey USER = new CacheKey(KeycloakCache.USERS, "user");
    private static final CacheKey REVOKED = new CacheKey(KeycloakCache.REVOKED_TOKENS, "token.revoked");

    private final Map<CacheKey, Object> caches = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean alone;
    private final RecalledAnswers<String> answers =
            new RecalledAnswers<>(Optional.of(new Caches()), 10, "questions", registry);

    @BeforeEach
    void cacheUser() {
        caches.put(USER, new Object());
    }

    @Test
    void whenAskedForTheFirstAndSecondTime_thenNothingToRecall() {
        assertThat(answers.about("question").answer()).isNull();
        answer("first");
        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void givenAnswerMadeAfterTheEvidence_whenAskedAgain_thenRecalled() {
        answer("first");
        answer("second");

        assertThat(answers.about("question").answer()).isEqualTo("second");
        assertThat(answers.about("other question").answer()).isNull();
        assertThat(registry.get("user.service.recalls")
                        .tag("result", "recalled")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("user.service.recalls")
                        .tag("result", "anew")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void givenNodeThatHearsOfNoChanges_whenAskedAgain_thenNotRecalledUntilItDoes() {
        answer("first");
        answer("second");
        alone = true;

        assertThat(answers.about("question").answer()).isNull();

        alone = false;
        assertThat(answers.about("question").answer()).isEqualTo("second");
    }

    @Test
    void whenObjectIsReplacedByItsEqual_thenNotRecalled() {
        caches.put(USER, new String("user"));
        answer("first");
        answer("second");

        caches.put(USER, new String("user"));

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenObjectIsRemoved_thenNotRecalled() {
        answer("first");
        answer("second");

        caches.remove(USER);

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenTokenIsRevoked_thenNotRecalled() {
        answer("first");
        answer("second");

        caches.put(REVOKED, new Object());

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenOnlyAnotherNodeKnowsTheObject_thenNotRecalled() {
        caches.put(USER, CachedObjects.ELSEWHERE);
        answer("first");
        answer("second");

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenObjectIsReplacedWhileTheSessionAnswers_thenNotRecalled() {
        answer("first");
        Recall<String> recall = answers.about("question");
        caches.put(USER, new Object());
        recall.learn("made of the old user", restsOnUser());

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenAnswerRestsOnMoreThanBefore_thenRecalledOnlyWithEvidenceForAll() {
        answer("first");
        Dependencies more = restsOnUser();
        more.restOnTokenNotRevoked("another token");
        answers.about("question").learn("second", more);
        assertThat(answers.about("question").answer()).isNull();

        answers.about("question").learn("third", more);
        assertThat(answers.about("question").answer()).isEqualTo("third");
    }

    @Test
    void whenItsTimeIsOver_thenNotRecalled() {
        answer("first");
        Dependencies over = restsOnUser();
        over.holdUntil(System.currentTimeMillis() - 1);
        answers.about("question").learn("second", over);

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenSomethingCannotBeNamed_thenForgotten() {
        answer("first");
        answer("second");
        Dependencies unknown = restsOnUser();
        unknown.giveUp();
        answers.about("question").learn("third", unknown);

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void whenNothingIsCached_thenNotRecalled() {
        caches.clear();
        answer("first");
        answer("second");

        assertThat(answers.about("question").answer()).isNull();
    }

    @Test
    void givenKeycloakWithoutCaches_thenNothingIsRemembered() {
        RecalledAnswers<String> none = new RecalledAnswers<>(Optional.empty(), 10, "none", registry);
        none.about("question").learn("first", restsOnUser());
        none.about("question").learn("second", restsOnUser());

        assertThat(none.about("question").answer()).isNull();
        assertThat(registry.get("cache.size").tag("cache", "none").gauge().value())
                .isZero();
    }

    private final class Caches implements CachedObjects {

        @Override
        public Object find(CacheKey key) {
            return caches.get(key);
        }

        @Override
        public boolean hearOfChanges() {
            return !alone;
        }
    }

    private void answer(String answer) {
        answers.about("question").learn(answer, restsOnUser());
    }

    private static Dependencies restsOnUser() {
        Dependencies dependencies = new Dependencies();
        dependencies.restOn(USER);
        dependencies.restOnTokenNotRevoked("token");
        return dependencies;
    }
}
