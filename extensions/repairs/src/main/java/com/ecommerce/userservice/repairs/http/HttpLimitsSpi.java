package com.ecommerce.userservice.repairs.http;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives the repair its options; {@code --spi-http-limits--default--enabled=false} at the build leaves it out. */
public final class HttpLimitsSpi implements Spi {

    /** Part of every option's name: {@code --spi-http-limits--default--...}. */
    static final String NAME = "http-limits";

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return HttpLimits.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return HttpLimitsFactory.class;
    }
}
