package com.ecommerce.userservice.repairs.sessioncache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.infinispan.commands.write.PutKeyValueCommand;
import org.infinispan.commands.write.RemoveCommand;
import org.infinispan.context.InvocationContext;
import org.infinispan.interceptors.DDAsyncInterceptor;

/**
 * Keeps a session that was removed from a cache out of it for a while. Keycloak 26.7 removes a session from its cache
 * before the database commits the removal; whoever looks it up in between reads the row that still stands and would put
 * the session back, for good (Keycloak issue 51127). Kept out, it is read from the database each time, which tells the
 * truth before and after the commit; so it does if the removal is rolled back, and if the same id comes to life again.
 *
 * <p>Has its place behind the lock that the cache takes for a key, so that removing and putting take turns.
 */
final class RemovedSessions extends DDAsyncInterceptor {

    /** No lookup that read the row before the commit is still under way: Keycloak ends transactions after 5 minutes. */
    private static final Duration KEPT_OUT = Duration.ofMinutes(6);

    /** About 150 MB. Further ones push out the oldest, whose lookups are the least likely to be under way. */
    private static final int MAX_KEPT_OUT = 1_000_000;

    private final Cache<Object, Boolean> removed = Caffeine.newBuilder()
            .expireAfterWrite(KEPT_OUT)
            .maximumSize(MAX_KEPT_OUT)
            .build();

    @Override
    public Object visitRemoveCommand(InvocationContext context, RemoveCommand command) {
        removed.put(command.getKey(), Boolean.TRUE);
        return invokeNext(context, command);
    }

    @Override
    public Object visitPutKeyValueCommand(InvocationContext context, PutKeyValueCommand command) {
        // As if nothing had been there: the caller goes on with what it has read.
        return removed.getIfPresent(command.getKey()) == null ? invokeNext(context, command) : null;
    }
}
