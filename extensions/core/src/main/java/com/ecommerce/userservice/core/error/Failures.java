package com.ecommerce.userservice.core.error;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

/** Turns whatever was thrown into what the caller is told: the one place for all transports. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    /** SQLSTATE class of "connection exception" (ISO 9075, table 33). */
    private static final String CONNECTION_EXCEPTION = "08";

    /** SQLSTATE class of "operator intervention": PostgreSQL while it shuts down or starts up. */
    private static final String OPERATOR_INTERVENTION = "57P";

    /** H2's own error code for a database that has been closed; its SQLSTATE is the same number. */
    private static final String H2_DATABASE_CLOSED = "90121";

    private Failures() {}

    /**
     * Translates a failure. What nobody foresaw is logged, once, under an id that the caller is told.
     *
     * @param failure anything that was thrown
     */
    public static DomainException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof DomainException known) {
                return known;
            }
            if (cause instanceof ModelDuplicateException) {
                return new DomainException(
                        ErrorCode.CONFLICT, "The e-mail or username has just been taken. Try another.");
            }
            if (isDatabaseOutage(cause)) {
                LOG.warnf("The database cannot be reached: %s", cause.getMessage());
                LOG.debug("The database cannot be reached", failure);
                return new DomainException(
                        ErrorCode.UNAVAILABLE, "The service cannot reach its database. Try again in a moment.");
            }
        }
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure, error_id %s", errorId);
        return DomainException.internal(errorId, failure);
    }

    private static Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }

    private static boolean isDatabaseOutage(Throwable failure) {
        return failure instanceof JDBCConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (failure instanceof SQLException sql && isOutageState(sql.getSQLState()))
                // Hibernate, when the pool's connection cannot join the transaction: no cause tells why.
                || (failure instanceof GenericJDBCException && startsWith(failure, "Unable to acquire JDBC Connection"))
                // Keycloak's EntityManagerProxy, which leaves out what lies between it and the socket.
                || (failure instanceof ModelException && failure.getCause() instanceof SocketException)
                // Agroal, the connection pool, has no type of its own for "no connection within the time allowed".
                || (failure instanceof SQLException && startsWith(failure, "Sorry, acquisition timeout"));
    }

    private static boolean startsWith(Throwable failure, String text) {
        return failure.getMessage() != null && failure.getMessage().startsWith(text);
    }

    private static boolean isOutageState(String state) {
        return state != null
                && (state.startsWith(CONNECTION_EXCEPTION)
                        || state.startsWith(OPERATOR_INTERVENTION)
                        || state.equals(H2_DATABASE_CLOSED));
    }
}
