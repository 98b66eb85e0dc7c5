package com.ecommerce.userservice.core.user;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Moves a user's time of last modification whenever the account is changed, by whichever way in. Keycloak 26.7 has the
 * field ({@link UserModel#setLastModifiedTimestamp}) but sets it on creation and through SCIM only.
 */
final class ModificationListener implements EventListenerProvider {

    private static final Set<EventType> MODIFICATIONS = EnumSet.of(
            EventType.UPDATE_PROFILE,
            EventType.UPDATE_EMAIL,
            EventType.VERIFY_EMAIL,
            EventType.UPDATE_CREDENTIAL,
            EventType.REMOVE_CREDENTIAL,
            EventType.RESET_PASSWORD,
            EventType.FEDERATED_IDENTITY_LINK,
            EventType.REMOVE_FEDERATED_IDENTITY,
            EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT);

    private static final String USERS = "users";

    /** What an operator does about a user without changing the account: last segment of the admin API's path. */
    private static final Set<String> NO_MODIFICATIONS = Set.of(
            "logout",
            "impersonation",
            "send-verify-email",
            "execute-actions-email",
            "reset-password-email",
            "consents");

    private final KeycloakSession session;

    ModificationListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getUserId() != null && MODIFICATIONS.contains(event.getType())) {
            touch(event.getRealmId(), event.getUserId());
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        modifiedUser(event.getOperationType(), event.getResourcePath())
                .ifPresent(userId -> touch(event.getRealmId(), userId));
    }

    /** Returns the id of the user that an administrator's operation on a resource has modified. */
    static Optional<String> modifiedUser(OperationType operation, String resourcePath) {
        String[] segments = resourcePath == null ? new String[0] : resourcePath.split("/");
        if (segments.length < 2 || !USERS.equals(segments[0])) {
            return Optional.empty();
        }
        boolean removed = segments.length == 2 && operation == OperationType.DELETE;
        boolean modified = !removed && (segments.length == 2 || !NO_MODIFICATIONS.contains(segments[2]));
        return modified ? Optional.of(segments[1]) : Optional.empty();
    }

    private void touch(String realmId, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        if (user != null) {
            user.setLastModifiedTimestamp(Time.currentTimeMillis());
        }
    }

    @Override
    public void close() {}
}
