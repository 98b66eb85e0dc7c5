package com.ecommerce.userservice.limits;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the limits known to Keycloak; {@code --spi-rate-limits--default--enabled=false} at the build leaves them out. */
public final class RateLimitsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "rate-limits";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RateLimits.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return RateLimitsFactory.class;
    }
}
