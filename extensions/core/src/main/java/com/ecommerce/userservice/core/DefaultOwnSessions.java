package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.session.OwnSessions;
import com.ecommerce.userservice.core.session.UserSession;
import com.ecommerce.userservice.core.session.UserSessions;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Own sessions in one session. */
record DefaultOwnSessions(KeycloakSession session, RealmModel realm, RealmSettings settings) implements OwnSessions {

    @Override
    public List<UserSession> list(ValidToken caller) {
        return enabled().list(caller);
    }

    @Override
    public void end(ValidToken caller, String id) {
        enabled().end(caller, id);
    }

    @Override
    public int endOthers(ValidToken caller) {
        return enabled().endOthers(caller);
    }

    @Override
    public void nameDevice(String sessionId, String deviceName) {
        if (settings.sessionsEnabled()) {
            sessions().nameDevice(sessionId, deviceName);
        }
    }

    private UserSessions enabled() {
        if (!settings.sessionsEnabled()) {
            throw new DomainException(ErrorCode.NOT_FOUND, "There is nothing at this path.");
        }
        return sessions();
    }

    private UserSessions sessions() {
        return new UserSessions(session, realm);
    }
}
