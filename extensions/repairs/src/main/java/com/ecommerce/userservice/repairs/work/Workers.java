package com.ecommerce.userservice.repairs.work;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How many threads Keycloak has for requests.
 *
 * @param count all of them: {@code http-pool-max-threads}, at least 1
 * @param mostQueued how many requests may wait for one: {@code http-max-queued-requests}, 0 or more
 */
public record Workers(int count, int mostQueued) {

    /** What Keycloak 26.7 sets by its options. */
    private static final String COUNT = "quarkus.thread-pool.max-threads";

    private static final String MOST_QUEUED = "quarkus.thread-pool.queue-size";

    private static final int KEYCLOAKS_DEFAULT_COUNT = 50;

    public static Workers configured() {
        Config config = ConfigProvider.getConfig();
        return new Workers(
                config.getOptionalValue(COUNT, Integer.class).orElse(KEYCLOAKS_DEFAULT_COUNT),
                config.getOptionalValue(MOST_QUEUED, Integer.class).orElse(Integer.MAX_VALUE));
    }
}
