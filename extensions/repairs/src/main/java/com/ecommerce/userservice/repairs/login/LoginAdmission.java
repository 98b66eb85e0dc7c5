package com.ecommerce.userservice.repairs.login;

import com.ecommerce.userservice.repairs.work.FairQueue;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.services.resources.KeycloakApplication;

/**
 * What a node lets happen at once for logins: their queue, and the time that refusals take.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link KeycloakApplication#getSessionFactory}, since there is no session yet.
 */
final class LoginAdmission implements Provider {

    private final LoginAdmissionConfig config;
    private final FairQueue queue;
    private final RefusalTime refusalTime;

    LoginAdmission(LoginAdmissionConfig config, FairQueue queue, RefusalTime refusalTime) {
        this.config = config;
        this.queue = queue;
        this.refusalTime = refusalTime;
    }

    /** Returns that of this node; null before the start is over, or where it is switched off. */
    static LoginAdmission current() {
        KeycloakSessionFactory sessions = KeycloakApplication.getSessionFactory();
        return sessions != null
                        && sessions.getProviderFactory(LoginAdmission.class) instanceof LoginAdmissionFactory factory
                ? factory.admission()
                : null;
    }

    LoginAdmissionConfig config() {
        return config;
    }

    FairQueue queue() {
        return queue;
    }

    RefusalTime refusalTime() {
        return refusalTime;
    }

    @Override
    public void close() {
        // Lives as long as the server.
    }
}
