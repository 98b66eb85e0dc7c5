package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.user.EmailUpdates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells users by e-mail what happens to their accounts: a credential or the e-mail address has changed, or somebody has
 * signed in from a new device. Changes by administrators are not reported.
 *
 * <p>A device is new if the user has signed in before, but never from it. The devices of a user are an attribute that the
 * user profile does not name: neither the user nor the account's pages can see or change it (Keycloak 26.7,
 * {@code DefaultAttributes.isReadOnly}). A sign-in from a known device writes nothing.
 */
final class AccountNotices implements EventListenerProvider {

    /**
     * Attribute of the user: {@link Device#name()}s, the longest known one first. They are one value, since Keycloak's pages
     * write a warning with the username for each attribute that has several (26.7).
     */
    static final String DEVICES = "user-service.devices";

    private final KeycloakSession session;
    private final NoticeSender sender;

    AccountNotices(KeycloakSession session) {
        this.session = session;
        this.sender = new NoticeSender(session);
    }

    @Override
    public void onEvent(Event event) {
        if (event.getUserId() != null && event.getRealmId() != null) {
            notice(event).ifPresent(notice -> sender.sendAfterCommit(notice, event));
        }
    }

    private Optional<Notice> notice(Event event) {
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        return switch (event.getType()) {
            case LOGIN -> isFromNewDevice(event) ? Optional.of(Notice.NEW_DEVICE) : Optional.empty();
            case UPDATE_CREDENTIAL -> Optional.of(Notice.credentialChanged(details.get(Details.CREDENTIAL_TYPE)));
            case REMOVE_CREDENTIAL -> Optional.of(Notice.credentialRemoved(details.get(Details.CREDENTIAL_TYPE)));
            case UPDATE_EMAIL, UPDATE_PROFILE ->
                Optional.ofNullable(details.get(Details.PREVIOUS_EMAIL))
                        .filter(address -> !address.equals(details.get(Details.UPDATED_EMAIL)))
                        .filter(address -> !details.containsKey(EmailUpdates.UNDONE))
                        .map(Notice::emailChanged);
            default -> Optional.empty();
        };
    }

    private boolean isFromNewDevice(Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserModel user = realm == null ? null : session.users().getUserById(realm, event.getUserId());
        if (user == null || user.getServiceAccountClientLink() != null) {
            return false;
        }
        Device device = Device.of(session);
        List<String> remembered = Device.remembered(user.getFirstAttribute(DEVICES));
        if (device.isAmong(remembered)) {
            return false;
        }
        user.setSingleAttribute(DEVICES, Device.text(device.addedTo(remembered)));
        return !remembered.isEmpty();
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
