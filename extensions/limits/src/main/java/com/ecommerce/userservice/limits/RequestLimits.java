package com.ecommerce.userservice.limits;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.crypto.Sha256;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.user.EmailForm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The limits for the request of one session. */
final class RequestLimits implements RateLimits {

    private final KeycloakSession session;
    private final UserServiceConfig server;
    private final Limiter limiter;
    private boolean counted;

    RequestLimits(KeycloakSession session, UserServiceConfig server, Limiter limiter) {
        this.session = session;
        this.server = server;
        this.limiter = limiter;
    }

    @Override
    public void take(Limit limit) {
        limit.require(Limit.Scope.ADDRESS);
        ClientNetwork.of(session.getContext().getConnection())
                .ifPresentOrElse(network -> admit(limit, network), () -> counted = true);
    }

    @Override
    public void take(Limit limit, String account) {
        limit.require(Limit.Scope.ACCOUNT);
        admit(limit, EmailForm.of(account));
    }

    @Override
    public boolean isCounted() {
        return counted;
    }

    private void admit(Limit limit, String subject) {
        counted = true;
        RealmModel realm = session.getContext().getRealm();
        int quota = RealmSettings.of(realm, server).apiEnabled() ? limit.quotaIn(realm) : 0;
        if (quota == 0) {
            return;
        }
        long waitMillis = limiter.admit(limit, quota, key(realm, limit, subject));
        if (waitMillis > 0) {
            throw DomainException.rateLimited(limit.exceeded(quota, waitMillis));
        }
    }

    /** Returns a key of one length, which holds neither address nor account. */
    private static String key(RealmModel realm, Limit limit, String subject) {
        Sha256 digest = Sha256.of(realm.getId(), limit.name(), subject);
        return Long.toHexString(digest.first()) + ':' + Long.toHexString(digest.second());
    }
}
