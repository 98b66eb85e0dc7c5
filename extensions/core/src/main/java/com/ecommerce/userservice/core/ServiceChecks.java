package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;

/** Whether this node can do its work. */
public interface ServiceChecks {

    /**
     * Checks that this node receives what the other nodes change.
     *
     * @throws DomainException {@link ErrorCode#UNAVAILABLE} if not
     */
    void cluster();

    /**
     * Sends a statement to the database.
     *
     * @throws RuntimeException if there is no reply
     */
    void database();
}
