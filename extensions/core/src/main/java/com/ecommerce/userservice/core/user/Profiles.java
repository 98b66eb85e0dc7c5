package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.keycloak.userprofile.EventAuditingAttributeChangeListener;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Creates and changes users through Keycloak's declarative user profile, so that what an operator configures there
 * holds here.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link UserProfileProvider}, {@link InMemoryUserAdapter},
 * {@link JpaConnectionProvider}.
 */
public final class Profiles {

    private static final String PASSWORD = "password";
    private static final String PASSWORD_CONFIRM = "password_confirm";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Profiles(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Creates a user as Keycloak's registration form does.
     *
     * @param client the client on whose behalf; may be null
     */
    public User register(CreateUser command, ClientModel client) {
        Map<String, String> attributes = attributes(command);
        UserProfile profile = profiles().create(UserProfileContext.REGISTRATION, attributes);
        String email = profile.getAttributes().getFirst(UserModel.EMAIL);
        String username = profile.getAttributes().getFirst(UserModel.USERNAME);
        EventBuilder event = UserEvents.begin(session, realm, client, EventType.REGISTER)
                .detail(Details.REGISTER_METHOD, "user-api")
                .detail(Details.EMAIL, email)
                .detail(Details.USERNAME, username);
        Violations violations = new Violations();
        ThemeMessages messages = new ThemeMessages(session, realm);
        String error = addProfile(violations, profile, messages);
        addUsername(violations, profile, null, messages);
        addUnstorable(violations, attributes, messages);
        addPassword(violations, command, email, username, messages);
        DeviceName.objection(command.deviceName(), messages::of)
                .ifPresent(sentence -> violations.add(DeviceName.FIELD, sentence));
        if (isEmpty(command.username())) {
            violations.move(UserModel.USERNAME, UserModel.EMAIL);
        }
        if (!violations.isEmpty()) {
            // Anybody can send any number of names that no account can have.
            if (isNameLength(attributes)) {
                event.error(error == null ? Errors.INVALID_REGISTRATION : error);
            }
            throw violations.toException();
        }
        UserModel user = profile.create();
        user.setEnabled(true);
        user.credentialManager().updateCredential(UserCredentialModel.password(command.password(), false));
        flush();
        event.user(user).success();
        return UserModels.toUser(user);
    }

    /** Changes the caller's profile. */
    public User update(ValidToken caller, Map<WritableField, String> changes) {
        UserModel user = Accounts.own(session, realm, caller);
        Map<String, List<String>> attributes = new HashMap<>(user.getAttributes());
        changes.forEach(
                (field, value) -> attributes.put(field.attribute(), value.isEmpty() ? List.of() : List.of(value)));
        Violations violations = new Violations();
        ThemeMessages messages = new ThemeMessages(session, realm);
        changes.forEach((field, value) -> addUnstorable(violations, Map.of(field.attribute(), value), messages));
        UserProfile profile = profiles().create(UserProfileContext.ACCOUNT, attributes, user);
        EventBuilder event = UserEvents.begin(
                        session, realm, realm.getClientByClientId(caller.clientId()), EventType.UPDATE_PROFILE)
                .user(user)
                .session(caller.sessionId())
                .detail(Details.CONTEXT, UserProfileContext.ACCOUNT.name());
        String error = addProfile(violations, profile, messages);
        addUsername(violations, profile, user, messages);
        if (!violations.isEmpty()) {
            event.error(error == null ? Errors.INVALID_REQUEST : error);
            throw violations.toException();
        }
        Set<String> changed = new HashSet<>();
        try {
            profile.update(
                    new EventAuditingAttributeChangeListener(profile, event),
                    (attribute, model, before) -> changed.add(attribute));
        } catch (ValidationException e) {
            // It was valid a moment ago: somebody else has just changed what it was validated with.
            throw new DomainException(ErrorCode.CONFLICT, "The account has just been changed. Try again.");
        }
        if (!user.isEnabled()) {
            throw DomainException.tokenNotValid();
        }
        flush();
        if (!changed.isEmpty()) {
            // Without a change there is no event, which would move the time of the last one.
            event.success();
        }
        return UserModels.toUser(user);
    }

    /** Returns what the sign-in page would ask the user to correct, the sentences by field; empty if nothing. */
    public Map<String, List<String>> due(UserModel user) {
        Violations violations = new Violations();
        UserProfile profile = profiles().create(UserProfileContext.UPDATE_PROFILE, user);
        addProfile(violations, profile, new ThemeMessages(session, realm));
        return violations.toMap();
    }

    private UserProfileProvider profiles() {
        return session.getProvider(UserProfileProvider.class);
    }

    private static Map<String, String> attributes(CreateUser command) {
        Map<String, String> attributes = new HashMap<>();
        putUnlessEmpty(attributes, UserModel.EMAIL, command.email());
        putUnlessEmpty(
                attributes, UserModel.USERNAME, isEmpty(command.username()) ? command.email() : command.username());
        putUnlessEmpty(attributes, UserModel.FIRST_NAME, command.firstName());
        putUnlessEmpty(attributes, UserModel.LAST_NAME, command.lastName());
        putUnlessEmpty(attributes, ProfileFields.PHONE_NUMBER, command.phoneNumber());
        return attributes;
    }

    private static void putUnlessEmpty(Map<String, String> attributes, String name, String value) {
        if (!isEmpty(value)) {
            attributes.put(name, value);
        }
    }

    private static boolean isNameLength(Map<String, String> attributes) {
        return Texts.isNameLength(attributes.getOrDefault(UserModel.EMAIL, ""))
                && Texts.isNameLength(attributes.getOrDefault(UserModel.USERNAME, ""));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static void addUnstorable(Violations violations, Map<String, String> attributes, ThemeMessages messages) {
        attributes.forEach((attribute, value) -> {
            if (!Texts.isStorable(value)) {
                violations.add(ProfileFields.wireName(attribute), messages.of(ThemeMessages.NOT_STORABLE));
            }
        });
    }

    /** Adds what the realm's user profile objects to; returns the error of the event, or null. */
    private static String addProfile(Violations violations, UserProfile profile, ThemeMessages messages) {
        try {
            profile.validate();
            return null;
        } catch (ValidationException e) {
            for (ValidationException.Error error : e.getErrors()) {
                violations.add(ProfileFields.wireName(error.getAttribute()), error.getFormattedMessage(messages::of));
            }
            if (e.hasError("emailExistsMessage")) {
                return Errors.EMAIL_IN_USE;
            }
            return e.hasError("usernameExistsMessage") ? Errors.USERNAME_IN_USE : null;
        }
    }

    /** Holds in every realm, also where the user profile lacks {@link UsernameValidator}. */
    private static void addUsername(
            Violations violations, UserProfile profile, UserModel user, ThemeMessages messages) {
        String username = profile.getAttributes().getFirst(UserModel.USERNAME);
        if (username == null || (user != null && username.equals(user.getUsername()))) {
            return;
        }
        UsernameValidator.objection(username, profile.getAttributes().getFirst(UserModel.EMAIL))
                .ifPresent(message -> violations.add(UserModel.USERNAME, messages.of(message)));
    }

    private void addPassword(
            Violations violations, CreateUser command, String email, String username, ThemeMessages messages) {
        // The policies look at a user's e-mail and username; nothing of this one is stored.
        UserModel candidate = new InMemoryUserAdapter(session, realm, KeycloakModelUtils.generateId());
        candidate.setUsername(username == null ? "" : username);
        candidate.setEmail(email);
        new Passwords(session, realm).addNewPassword(violations, PASSWORD, candidate, command.password(), messages);
        if (command.passwordConfirm() != null && !command.passwordConfirm().equals(command.password())) {
            violations.add(PASSWORD_CONFIRM, messages.of("notMatchPasswordMessage"));
        }
    }

    /** Lets unique constraints fail here, not at commit, when the reply has been made. */
    private void flush() {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
    }
}
