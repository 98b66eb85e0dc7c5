package com.ecommerce.userservice.grpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSessionFactory;

class CachedResponsesTest {

    private static final CacheKey USER = new CacheKey(KeycloakCache.USERS, "user");
    private static final CacheKey REVOKED = new CacheKey(KeycloakCache.REVOKED_TOKENS, "token.revoked");

    private final Map<CacheKey, Object> caches = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean alone;
    private final CachedResponses<String> responses =
            new CachedResponses<>(Optional.of(new Caches()), 10, "method", registry);

    @BeforeEach
    void cacheUser() {
        caches.put(USER, new Object());
    }

    @Test
    void whenCalledForTheFirstAndSecondTime_thenNothingCached() {
        assertThat(responses.lookUp("call").response()).isNull();
        respond("first");
        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void givenResponseComputedAfterTheSnapshot_whenCalledAgain_thenCached() {
        respond("first");
        respond("second");

        assertThat(responses.lookUp("call").response()).isEqualTo("second");
        assertThat(responses.lookUp("other call").response()).isNull();
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
    void givenNodeThatReceivesNoChanges_whenCalledAgain_thenNotCachedUntilItDoes() {
        respond("first");
        respond("second");
        alone = true;

        assertThat(responses.lookUp("call").response()).isNull();

        alone = false;
        assertThat(responses.lookUp("call").response()).isEqualTo("second");
    }

    @Test
    void whenObjectIsReplacedByItsEqual_thenNotCached() {
        caches.put(USER, new String("user"));
        respond("first");
        respond("second");

        caches.put(USER, new String("user"));

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenObjectIsRemoved_thenNotCached() {
        respond("first");
        respond("second");

        caches.remove(USER);

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenTokenIsRevoked_thenNotCached() {
        respond("first");
        respond("second");

        caches.put(REVOKED, new Object());

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenOnlyAnotherNodeKnowsTheObject_thenNotCached() {
        caches.put(USER, CachedObjects.ELSEWHERE);
        respond("first");
        respond("second");

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenObjectIsReplacedWhileTheSessionComputes_thenNotCached() {
        respond("first");
        CachedResponseLookup<String> lookup = responses.lookUp("call");
        caches.put(USER, new Object());
        lookup.store("made of the old user", dependsOnUser());

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenResponseDependsOnMoreThanBefore_thenCachedOnlyWithASnapshotOfAll() {
        respond("first");
        CacheDependencies more = dependsOnUser();
        more.dependsOnTokenNotRevoked("another token");
        responses.lookUp("call").store("second", more);
        assertThat(responses.lookUp("call").response()).isNull();

        responses.lookUp("call").store("third", more);
        assertThat(responses.lookUp("call").response()).isEqualTo("third");
    }

    @Test
    void whenItsTimeIsOver_thenNotCached() {
        respond("first");
        CacheDependencies over = dependsOnUser();
        over.validUntil(System.currentTimeMillis() - 1);
        responses.lookUp("call").store("second", over);

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void whenSomethingCannotBeNamed_thenRemoved() {
        respond("first");
        respond("second");
        CacheDependencies unknown = dependsOnUser();
        unknown.markIncomplete();
        responses.lookUp("call").store("third", unknown);

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void givenEmptyCachesOfKeycloak_thenNotCached() {
        caches.clear();
        respond("first");
        respond("second");

        assertThat(responses.lookUp("call").response()).isNull();
    }

    @Test
    void givenKeycloakWithoutCaches_thenNothingIsCached() {
        CachedResponses<String> none = new CachedResponses<>(Optional.empty(), 10, "none", registry);
        none.lookUp("call").store("first", dependsOnUser());
        none.lookUp("call").store("second", dependsOnUser());

        assertThat(none.lookUp("call").response()).isNull();
        assertThat(registry.get("cache.size").tag("cache", "none").gauge().value())
                .isZero();
    }

    @Test
    void givenNoEntries_thenOff() {
        assertThat(responses.isEnabled()).isTrue();
        assertThat(new CachedResponses<String>((KeycloakSessionFactory) null, 0, "off", registry).isEnabled())
                .isFalse();
    }

    private final class Caches implements CachedObjects {

        @Override
        public Object find(CacheKey key) {
            return caches.get(key);
        }

        @Override
        public boolean receiveChanges() {
            return !alone;
        }
    }

    private void respond(String response) {
        responses.lookUp("call").store(response, dependsOnUser());
    }

    private static CacheDependencies dependsOnUser() {
        CacheDependencies dependencies = new CacheDependencies();
        dependencies.dependsOn(USER);
        dependencies.dependsOnTokenNotRevoked("token");
        return dependencies;
    }
}
