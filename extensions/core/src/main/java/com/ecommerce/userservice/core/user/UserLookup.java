package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.RealmRoles;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds users by what names them. */
public final class UserLookup implements UserReader {

    private static final int MAX_LENGTH = 255;

    private static final String USER_ID = "user_id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final DependencyRecorder dependencies;

    /** @param dependencies records what is found */
    public UserLookup(KeycloakSession session, RealmModel realm, DependencyRecorder dependencies) {
        this.session = session;
        this.realm = realm;
        this.dependencies = dependencies;
    }

    @Override
    public User byId(String id) {
        return UserModels.toUser(modelById(USER_ID, id));
    }

    @Override
    public User byEmail(String email) {
        if (realm.isDuplicateEmailsAllowed()) {
            // The user that is found may be another one as soon as a second user takes the address.
            dependencies.markIncomplete();
        }
        String typed = checked("email", email).trim();
        String name = EmailForm.of(typed);
        UserModel user = session.users().getUserByEmail(realm, typed);
        if (user == null && !name.equals(typed)) {
            // An import may bring an account that has the address as it was typed, which then comes first: LoginNames.
            dependencies.markIncomplete();
            user = session.users().getUserByEmail(realm, name);
        }
        return UserModels.toUser(found(user));
    }

    @Override
    public List<String> realmRoles(String id) {
        return RealmRoles.of(modelById(USER_ID, id), dependencies);
    }

    /** @param field what the caller knows the id as */
    UserModel modelById(String field, String id) {
        return found(session.users().getUserById(realm, checked(field, id)));
    }

    private UserModel found(UserModel user) {
        if (user == null) {
            throw new DomainException(ErrorCode.NOT_FOUND, "There is no such user.");
        }
        dependencies.dependsOn(user);
        return user;
    }

    private static String checked(String field, String value) {
        if (value == null || value.isBlank()) {
            throw DomainException.validationFailed(field, "Please specify a value.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw DomainException.validationFailed(field, "Must have at most " + MAX_LENGTH + " characters.");
        }
        if (!Texts.isStorable(value)) {
            throw DomainException.validationFailed(field, Texts.NOT_STORABLE);
        }
        return value;
    }
}
