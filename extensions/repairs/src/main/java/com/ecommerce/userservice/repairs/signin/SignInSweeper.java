package com.ecommerce.userservice.repairs.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.context.Flag;
import org.infinispan.distribution.DistributionManager;
import org.jboss.logging.Logger;
import org.keycloak.models.sessions.infinispan.changes.SessionEntityWrapper;
import org.keycloak.models.sessions.infinispan.entities.RootAuthenticationSessionEntity;

/**
 * Drops the sign-ins that are too many on this node, every second. Infinispan's own bound of a cache would not do: it keeps
 * what is used often, so that amid a flood the newest go, the honest ones that have just begun among them. Whoever sends a
 * form of a sign-in that was dropped begins anew, as after half an hour.
 */
final class SignInSweeper {

    private static final Logger LOG = Logger.getLogger(SignInSweeper.class);

    private static final long INTERVAL_MILLIS = 1_000;

    private final AdvancedCache<String, SessionEntityWrapper<RootAuthenticationSessionEntity>> cache;
    private final int max;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "unfinished-sign-ins");
        thread.setDaemon(true);
        return thread;
    });
    private boolean dropping;

    /** @param max sign-ins of the usual size that this node keeps at most, those that it keeps for other nodes included */
    SignInSweeper(Cache<String, SessionEntityWrapper<RootAuthenticationSessionEntity>> cache, int max) {
        this.cache = cache.getAdvancedCache();
        this.max = max;
    }

    void start() {
        executor.scheduleWithFixedDelay(this::sweep, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        executor.shutdownNow();
    }

    private void sweep() {
        try {
            List<SignIn> owned = new ArrayList<>();
            long kept = look(owned);
            if (kept <= max) {
                dropping = false;
                return;
            }
            warn();
            AdvancedCache<String, ?> quiet = cache.withFlags(Flag.IGNORE_RETURN_VALUES);
            SignIn.leastWorth(owned, kept, max).forEach(signIn -> quiet.remove(signIn.id()));
        } catch (RuntimeException e) {
            LOG.debug("Sign-ins could not be dropped", e);
        }
    }

    /**
     * Returns the weight of all sign-ins that this node keeps.
     *
     * @param owned gets those that this node alone decides about: each sign-in of a cluster has one such node
     */
    private long look(List<SignIn> owned) {
        DistributionManager distribution = cache.getDistributionManager();
        long kept = 0;
        for (InternalCacheEntry<String, SessionEntityWrapper<RootAuthenticationSessionEntity>> entry :
                cache.getDataContainer()) {
            SignIn signIn = SignIn.of(entry.getKey(), entry.getValue().getEntity());
            kept += signIn.weight();
            if (distribution == null
                    || distribution
                            .getCacheTopology()
                            .getDistribution(entry.getKey())
                            .isPrimary()) {
                owned.add(signIn);
            }
        }
        return kept;
    }

    /** One line for each time that it begins. */
    private void warn() {
        if (!dropping) {
            dropping = true;
            LOG.warnf("More than %d sign-ins are not finished: the oldest are dropped", max);
        }
    }
}
