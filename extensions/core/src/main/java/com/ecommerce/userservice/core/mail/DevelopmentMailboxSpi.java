package com.ecommerce.userservice.core.mail;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the mailbox of development mode known to Keycloak as {@code development-mailbox}; there may be no provider of it. */
public final class DevelopmentMailboxSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "development-mailbox";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DevelopmentMailbox.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DevelopmentMailboxFactory.class;
    }
}
