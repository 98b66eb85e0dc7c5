package com.ecommerce.userservice.limits;

import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/** What the log says at the start about rate limits as the server is set up. */
enum StartupAdvice {
    DEVELOPMENT(log -> log.info(
            "Development mode: no rate limits hold, but for those that a realm's tab \"User API\" sets itself")),

    /** Keycloak 26.7 then takes the headers from everybody. */
    EVERY_PROXY_TRUSTED(log ->
            log.warn("proxy-headers is set and proxy-trusted-addresses is not: whoever reaches the port can pretend to"
                    + " come from another address with each request, and no rate limit holds. Set"
                    + " proxy-trusted-addresses to your proxies")),

    HEADERS_OF_PROXY_IGNORED(log -> log.warn(
            "http-enabled is set and proxy-headers is not: all who come through a proxy have its address, and share"
                    + " its rate limits. Set proxy-headers and proxy-trusted-addresses")),

    NOTHING(log -> {});

    private static final Logger LOG = Logger.getLogger(StartupAdvice.class);

    private final Consumer<Logger> text;

    StartupAdvice(Consumer<Logger> text) {
        this.text = text;
    }

    /** @param options Keycloak's own */
    static StartupAdvice of(Config.Scope options, boolean developmentMode) {
        if (developmentMode) {
            return DEVELOPMENT;
        }
        boolean proxyHeaders = isSet(options, "proxy-headers");
        if (proxyHeaders && !isSet(options, "proxy-trusted-addresses")) {
            return EVERY_PROXY_TRUSTED;
        }
        boolean addressesOfProxies = proxyHeaders || options.getBoolean("proxy-protocol-enabled", false);
        return options.getBoolean("http-enabled", false) && !addressesOfProxies ? HEADERS_OF_PROXY_IGNORED : NOTHING;
    }

    private static boolean isSet(Config.Scope options, String name) {
        String value = options.get(name);
        return value != null && !value.isBlank();
    }

    void log() {
        text.accept(LOG);
    }
}
