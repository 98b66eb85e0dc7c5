package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.ChangePassword;
import com.ecommerce.userservice.core.user.CreateUser;
import com.ecommerce.userservice.core.user.OwnAccount;
import com.ecommerce.userservice.core.user.Passwords;
import com.ecommerce.userservice.core.user.Profiles;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.core.user.WritableField;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Own accounts in one session.
 *
 * @param firstPartyClient client id on whose behalf users are registered
 */
record DefaultOwnAccount(KeycloakSession session, RealmModel realm, RealmSettings settings, String firstPartyClient)
        implements OwnAccount {

    @Override
    public User register(CreateUser command) {
        if (!settings.registrationEnabled() || !realm.isRegistrationAllowed()) {
            throw new DomainException(
                    ErrorCode.REGISTRATION_CLOSED, "Registration is closed. Ask the operator for an account.");
        }
        return new Profiles(session, realm).register(command, realm.getClientByClientId(firstPartyClient));
    }

    @Override
    public User updateProfile(ValidToken caller, Map<WritableField, String> changes) {
        return new Profiles(session, realm).update(caller, changes);
    }

    @Override
    public void changePassword(ValidToken caller, ChangePassword command) {
        new Passwords(session, realm).change(caller, command);
    }

    @Override
    public AccountDeletion delete(ValidToken caller) {
        return new Accounts(session, realm).delete(caller, settings.accountDeletion());
    }
}
