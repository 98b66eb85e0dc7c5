package com.ecommerce.userservice.core.recall;

import com.ecommerce.userservice.core.CacheMeters;
import com.ecommerce.userservice.core.CacheUse;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Answers questions that have been answered before, without a session, as long as nothing that the answer was made of
 * has changed. This is no cache with a time to live, which would go on giving an answer that is wrong by now: each time,
 * every object that the answer was made of is looked up in Keycloak's own caches, and must be the very same one. Where
 * one is not there, or was evicted, or lives on another node, the question is answered anew. Safe for use by many
 * threads.
 *
 * @param <A> an answer, immutable
 */
public final class RecalledAnswers<A> {

    /** An answer keeps alive what it rests on, even when Keycloak has let go of it. */
    private static final Duration FORGET_UNASKED_AFTER = Duration.ofMinutes(10);

    private final Optional<CachedObjects> caches;
    private final Cache<Object, Known<A>> known;
    private final RecallMeters meters;

    /**
     * @param maxEntries how many questions are remembered at most
     * @param name what meters call the questions
     * @param registry shows the questions that are remembered, and how many answers were recalled
     */
    public RecalledAnswers(KeycloakSessionFactory sessions, int maxEntries, String name, MeterRegistry registry) {
        this(KeycloakCaches.of(sessions), maxEntries, name, registry);
    }

    /** @param caches empty where nothing can be recalled */
    RecalledAnswers(Optional<CachedObjects> caches, int maxEntries, String name, MeterRegistry registry) {
        this.caches = caches;
        this.known = CacheMeters.build(
                Caffeine.newBuilder().maximumSize(maxEntries).expireAfterAccess(FORGET_UNASKED_AFTER), name, registry);
        this.meters = new RecallMeters(name, registry);
    }

    /**
     * Takes up a question.
     *
     * @param question a value that no other question is equal to
     */
    public Recall<A> about(Object question) {
        Recall<A> recall = new Recall<>(this, question, known.getIfPresent(question));
        meters.count(recall.answer() != null);
        return recall;
    }

    /** Returns how many questions are remembered, and how many were answered again; the others were answered anew. */
    public CacheUse use() {
        return meters.use(known.estimatedSize());
    }

    boolean hearOfChanges() {
        return caches.map(CachedObjects::hearOfChanges).orElse(false);
    }

    Evidence gather(Known<A> known) {
        return caches.map(found -> Evidence.gather(found, known.dependencies())).orElse(null);
    }

    void remember(Object question, Known<A> answer) {
        if (caches.isPresent()) {
            known.put(question, answer);
        }
    }

    void forget(Object question) {
        known.invalidate(question);
    }
}
