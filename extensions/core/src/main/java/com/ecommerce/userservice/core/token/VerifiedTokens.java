package com.ecommerce.userservice.core.token;

import com.ecommerce.userservice.core.cache.CacheMeters;
import com.ecommerce.userservice.core.cache.CacheUse;
import com.ecommerce.userservice.core.crypto.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers the access tokens of this node that have been verified, so that a token that is asked about on every request
 * is verified once. Only what can never change about a token is remembered, hence a hit says nothing about its
 * validity; and only tokens that a key of a realm signed get in, so that nobody can crowd them out with others. Safe for
 * use by many threads.
 */
public final class VerifiedTokens {

    /** What an entry occupies besides its claims: keys, nodes of the cache, parsed objects. */
    private static final int BYTES_PER_ENTRY = 1024;

    /** Parsed claims are about this many times as large as the encoded token that they came in. */
    private static final int BYTES_PER_CHARACTER = 3;

    private final Cache<Sha256, Entry> entries;

    /**
     * @param maxEntries how many tokens are remembered at most
     * @param maxBytes how much memory they may occupy, as far as that can be estimated
     * @param registry shows the cache as {@code verified_tokens}
     */
    public VerifiedTokens(int maxEntries, long maxBytes, MeterRegistry registry) {
        // A cache has one bound: an entry weighs its bytes, and at least its share of them.
        long share = Math.max(1, maxBytes / maxEntries);
        this.entries = CacheMeters.build(
                Caffeine.newBuilder()
                        .maximumWeight(maxBytes)
                        .weigher((Sha256 digest, Entry entry) -> (int) Math.max(share, entry.bytes()))
                        .expireAfter(Expiry.creating((Sha256 digest, Entry entry) -> entry.remaining())),
                "verified_tokens",
                registry);
    }

    /** Returns how much the cache is used. */
    public CacheUse use() {
        return CacheUse.of(entries);
    }

    /** Returns the token of this digest; null if it is not remembered. */
    VerifiedToken find(Sha256 digest) {
        Entry entry = entries.getIfPresent(digest);
        return entry == null ? null : entry.token();
    }

    /**
     * Remembers a token until it expires.
     *
     * @param length of the encoded token, in characters
     */
    void remember(Sha256 digest, VerifiedToken token, int length) {
        entries.put(digest, new Entry(token, BYTES_PER_ENTRY + BYTES_PER_CHARACTER * length));
    }

    private record Entry(VerifiedToken token, int bytes) {

        Duration remaining() {
            Duration remaining = Duration.between(Instant.now(), token.expiresAt());
            return remaining.isNegative() ? Duration.ZERO : remaining;
        }
    }
}
