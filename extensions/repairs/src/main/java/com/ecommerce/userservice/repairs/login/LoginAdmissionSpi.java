package com.ecommerce.userservice.repairs.login;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives the repair its options; {@code --spi-login-admission--default--enabled=false} at the build leaves it out. */
public final class LoginAdmissionSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "login-admission";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return LoginAdmission.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return LoginAdmissionFactory.class;
    }
}
