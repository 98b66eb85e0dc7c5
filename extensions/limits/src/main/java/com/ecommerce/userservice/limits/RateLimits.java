package com.ecommerce.userservice.limits;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * How often the requests of one address, and those about one account, are admitted. They are counted for all nodes together,
 * outside of the request's transaction: a request that fails has been counted all the same. Limits are those of the
 * session's realm, which must be set; a realm that does not serve the API has none.
 *
 * <p>Whoever asks counts before anything is looked up, so that the answer is the same for known and unknown accounts.
 */
public interface RateLimits extends Provider {

    /** Returns the limits for the request of a session; no limits where {@code --spi-rate-limits--default--enabled=false}. */
    static RateLimits of(KeycloakSession session) {
        RateLimits limits = session.getProvider(RateLimits.class);
        return limits == null ? NoLimits.INSTANCE : limits;
    }

    /**
     * Counts the request for the address that it comes from, of IPv6 for its /64.
     *
     * @param limit one that holds for each address
     * @throws DomainException {@link ErrorCode#RATE_LIMITED}, with the limit and the time to wait
     */
    void take(Limit limit);

    /**
     * Counts the request for an account, whether there is such an account or not.
     *
     * @param limit one that holds for each account
     * @param account what names it: an e-mail address, a username or an id; case and outer space make no difference
     * @throws DomainException {@link ErrorCode#RATE_LIMITED}, with the limit and the time to wait
     */
    void take(Limit limit, String account);

    /** Returns whether the request has been counted, or found to be without a limit, for whatever limit. */
    boolean isCounted();

    @Override
    default void close() {}
}
