package com.ecommerce.userservice.core.error;

import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StaleStateException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.infinispan.commons.TimeoutException;
import org.infinispan.remoting.transport.jgroups.SuspectException;
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

    /** SQLSTATE class of "insufficient resources": PostgreSQL without disk, memory or connections to spare. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    /** SQLSTATE class of "transaction rollback": a deadlock, or two transactions that cannot both be. */
    private static final String TRANSACTION_ROLLBACK = "40";

    /** SQLSTATEs of a lock that was waited for in vain, of H2 and of PostgreSQL. */
    private static final Set<String> LOCK_TIMEOUTS = Set.of("HYT00", "55P03");

    /** SQLSTATE of "read-only SQL transaction": a PostgreSQL that is no longer, or not yet, the primary one. */
    private static final String READ_ONLY = "25006";

    /**
     * SQLSTATE of "string data, right truncation". A realm's user profile bounds code points, and H2 counts UTF-16 units, as does
     * SQL Server.
     */
    private static final String TOO_LONG = "22001";

    /** H2's own error code for a database that has been closed; its SQLSTATE is the same number. */
    private static final String H2_DATABASE_CLOSED = "90121";

    private Failures() {}

    /**
     * Translates a failure. What nobody foresaw is logged, once, under an id that the caller is told.
     *
     * @param failure anything that was thrown
     */
    public static DomainException of(Throwable failure) {
        for (Throwable cause : withCauses(failure)) {
            if (cause instanceof DomainException known) {
                return known;
            }
            if (cause instanceof ModelDuplicateException) {
                return new DomainException(
                        ErrorCode.CONFLICT, "The e-mail or username has just been taken. Try another.");
            }
            if (isConcurrentChange(cause)) {
                return new DomainException(
                        ErrorCode.CONFLICT, "The same has just been changed by somebody else. Try again.");
            }
            if (cause instanceof SQLException sql && TOO_LONG.equals(sql.getSQLState())) {
                return new DomainException(
                        ErrorCode.MALFORMED_BODY,
                        "A field has more characters than the database can hold. Shorten it.");
            }
            if (cause instanceof TimeoutException || cause instanceof SuspectException) {
                LOG.warnf("Another node cannot be reached: %s", cause.getMessage());
                LOG.debug("Another node cannot be reached", failure);
                return new DomainException(
                        ErrorCode.UNAVAILABLE, "The service cannot reach one of its nodes. Try again in a moment.");
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

    /** Those that are suppressed too: a commit that fails, fails with Narayana's exception, which suppresses the driver's. */
    private static Set<Throwable> withCauses(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        collect(failure, found);
        return found;
    }

    private static void collect(Throwable failure, Set<Throwable> found) {
        if (failure != null && found.add(failure)) {
            collect(failure.getCause(), found);
            for (Throwable suppressed : failure.getSuppressed()) {
                collect(suppressed, found);
            }
        }
    }

    /** A version that has moved, a row that has gone, or transactions that wait for each other. */
    private static boolean isConcurrentChange(Throwable failure) {
        return failure instanceof OptimisticLockException
                || failure instanceof StaleStateException
                || failure instanceof LockAcquisitionException
                || (failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith(TRANSACTION_ROLLBACK)
                                || LOCK_TIMEOUTS.contains(sql.getSQLState())));
    }

    private static boolean isDatabaseOutage(Throwable failure) {
        return failure instanceof JDBCConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (failure instanceof SQLException sql && isOutageState(sql.getSQLState()))
                // Hibernate, when the pool's connection cannot join the transaction: no cause tells why.
                || (failure instanceof GenericJDBCException && startsWith(failure, "Unable to acquire JDBC Connection"))
                // Keycloak's EntityManagerProxy, which leaves out what lies between it and the network: a name that is
                // not found, a connection that is refused or ends.
                || (failure instanceof ModelException && failure.getCause() instanceof IOException)
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
                        || state.startsWith(INSUFFICIENT_RESOURCES)
                        || state.equals(READ_ONLY)
                        || state.equals(H2_DATABASE_CLOSED));
    }
}
