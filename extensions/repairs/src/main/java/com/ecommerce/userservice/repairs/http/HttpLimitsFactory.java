package com.ecommerce.userservice.repairs.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Reads the options once, and has Netty load {@link ConnectionGuards}. Keycloak 26.7 calls {@link #init} before it opens a
 * port, and before anything in it uses Netty.
 */
public final class HttpLimitsFactory implements ProviderFactory<HttpLimits>, ServerInfoAwareProviderFactory {

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope scope) {
        HttpLimitsConfig config = HttpLimitsConfig.from(scope);
        if (Environment.isNonServerMode()) {
            return;
        }
        HttpLimits.set(new HttpLimits(config));
        if (System.getProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY) == null) {
            System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing of Keycloak is needed.
    }

    @Override
    public HttpLimits create(KeycloakSession session) {
        return HttpLimits.current();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return HttpLimitsConfig.metadata();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        HttpLimits limits = HttpLimits.current();
        return limits == null ? Map.of() : limits.config().description();
    }

    @Override
    public void close() {
        // The ports outlive this factory.
    }
}
