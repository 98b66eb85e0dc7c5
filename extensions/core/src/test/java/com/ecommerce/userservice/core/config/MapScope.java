package com.ecommerce.userservice.core.config;

import java.util.Map;
import org.keycloak.Config;

/** The options of a provider, from a map. */
public final class MapScope extends Config.SystemPropertiesScope {

    private final Map<String, String> options;

    public MapScope(Map<String, String> options) {
        super("");
        this.options = options;
    }

    @Override
    public String get(String key) {
        return options.get(key);
    }
}
