package com.ecommerce.userservice.grpc.server;

import java.util.Map;
import org.keycloak.Config;

/** The options of a provider, from a map. */
public final class MapScope extends Config.SystemPropertiesScope {

    private final Map<String, String> options;
    private final Map<String, String> ofKeycloak;

    public MapScope(Map<String, String> options) {
        this(options, Map.of());
    }

    /** Returns a scope whose root has options as well. */
    MapScope(Map<String, String> options, Map<String, String> ofKeycloak) {
        super("");
        this.options = options;
        this.ofKeycloak = ofKeycloak;
    }

    @Override
    public Config.Scope root() {
        return new MapScope(ofKeycloak);
    }

    @Override
    public String get(String key) {
        return options.get(key);
    }
}
