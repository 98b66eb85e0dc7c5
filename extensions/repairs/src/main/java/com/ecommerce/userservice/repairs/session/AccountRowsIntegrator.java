package com.ecommerce.userservice.repairs.session;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/**
 * Has Hibernate tell {@link AccountRows} of the rows that Keycloak reads and writes. No event of Keycloak covers every
 * way in: brute-force detection, workflows, imports and user storage disable users as well, and a session comes from a
 * dozen endpoints.
 */
public final class AccountRowsIntegrator implements Integrator {

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        EventListenerRegistry listeners = sessionFactory.getEventListenerRegistry();
        AccountRows rows = new AccountRows();
        listeners.appendListeners(EventType.POST_LOAD, rows);
        listeners.appendListeners(EventType.POST_UPDATE, rows);
        listeners.appendListeners(EventType.POST_DELETE, rows);
        listeners.appendListeners(EventType.PERSIST, rows);
    }
}
