package com.ecommerce.userservice.core.startup;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes tasks of the start known to Keycloak as {@code startup-task}, so that another module can add one. */
public final class StartupTaskSpi implements Spi {

    /** Part of the name of each task's options, {@code --spi-startup-task--<task>--...}. */
    public static final String NAME = "startup-task";

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
        return StartupTask.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return StartupTaskFactory.class;
    }
}
