package com.ecommerce.userservice.repairs.persistence;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.PersistentClass;

/**
 * Has Hibernate update the columns that a transaction has changed, in place of the whole row. Keycloak 26.7 maps users,
 * clients, realms and most other rows without {@code @DynamicUpdate} and without {@code @Version}: of two transactions
 * that change different columns of a row, the later one writes back what the earlier one has changed, for example
 * {@code enabled} of a user whom an operator has disabled.
 *
 * <p>Rows with a version are left as they are: there the later transaction fails instead. It may go when Keycloak's
 * entities are mapped so themselves. It has no option: no reader can see a difference except that nothing is lost.
 *
 * <p>Hibernate calls it before it prepares its statements, in Keycloak 26.7 at the start of the server.
 */
public final class DynamicUpdates implements Integrator {

    private static final String ENTITIES = "org.keycloak.models.jpa.entities.";

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.getClassName().startsWith(ENTITIES) && !entity.isVersioned()) {
                entity.setDynamicUpdate(true);
            }
        }
    }
}
