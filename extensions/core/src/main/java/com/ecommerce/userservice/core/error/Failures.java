package com.ecommerce.userservice.core.error;

import java.util.UUID;
import org.jboss.logging.Logger;

/** Translates whatever was thrown into what the caller is told. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    /**
     * Returns the failure that stands for a throwable; {@link ErrorCode#INTERNAL} is logged here, once, with its id.
     *
     * @param failure anything; a {@link DomainException} is returned as it is
     */
    public static DomainException of(Throwable failure) {
        if (failure instanceof DomainException known) {
            return known;
        }
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(failure, "Internal error, error_id=%s", errorId);
        return DomainException.internal(errorId, failure);
    }
}
