package com.ecommerce.userservice.account;

import com.ecommerce.userservice.core.user.LoginNames;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.limits.page.PageLimits;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Whose e-mail it is.
 *
 * @param userId null if the account is only named
 * @param name what was typed; null for the account of a caller
 */
record Recipient(String userId, String name) {

    static Recipient named(String name) {
        return new Recipient(null, name);
    }

    static Recipient caller(String userId) {
        return new Recipient(userId, null);
    }

    /**
     * Looks for the account as a login does: in a realm where several accounts may have one address, by username alone.
     *
     * @return null if there is none, or it belongs to a client
     */
    UserModel find(KeycloakSession session, RealmModel realm) {
        UserModel user =
                userId == null ? named(session, realm) : session.users().getUserById(realm, userId);
        return user == null || user.getServiceAccountClientLink() != null ? null : user;
    }

    /** Returns the name under which e-mails of the account are counted, whether there is such an account or not. */
    String limitedName(KeycloakSession session, RealmModel realm) {
        return userId == null ? name : PageLimits.nameOf(session.users().getUserById(realm, userId));
    }

    private UserModel named(KeycloakSession session, RealmModel realm) {
        if (!Texts.isNameLength(name)) {
            return null;
        }
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(session, realm, LoginNames.of(session, realm, name));
        } catch (ModelDuplicateException several) {
            return null;
        }
    }

    /** Leaves out the name. */
    @Override
    public String toString() {
        return "Recipient";
    }
}
