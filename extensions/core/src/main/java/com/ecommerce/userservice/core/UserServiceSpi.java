package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the user service known to Keycloak as {@code user-service}. */
public final class UserServiceSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return UserServiceConfig.SPI;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return UserServiceProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return UserServiceProviderFactory.class;
    }
}
