package com.ecommerce.userservice.grpc.server;

import java.util.Map;
import java.util.Set;
import org.keycloak.Config;

/** The options of a provider, from a map. */
record MapScope(Map<String, String> options) implements Config.Scope {

    @Override
    public String get(String key) {
        return options.get(key);
    }

    @Override
    public String get(String key, String defaultValue) {
        return options.getOrDefault(key, defaultValue);
    }

    @Override
    public String[] getArray(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Integer getInt(String key, Integer defaultValue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Long getLong(String key, Long defaultValue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Boolean getBoolean(String key, Boolean defaultValue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Config.Scope scope(String... scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public Set<String> getPropertyNames() {
        return options.keySet();
    }

    @Override
    public Config.Scope root() {
        throw new UnsupportedOperationException();
    }
}
