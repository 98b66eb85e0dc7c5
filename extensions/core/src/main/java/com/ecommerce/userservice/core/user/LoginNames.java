package com.ecommerce.userservice.core.user;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Names that people log in with. */
public final class LoginNames {

    private LoginNames() {}

    /**
     * Returns the name by which Keycloak finds the account that a typed name means: the name in its form, or as it was typed
     * where an account has it so, since imports and servers before this one kept other forms.
     *
     * @param typed e-mail or username
     */
    public static String of(KeycloakSession session, RealmModel realm, String typed) {
        String name = UsernameForm.of(typed);
        boolean findable = name.equals(KeycloakModelUtils.toLowerCaseSafe(typed)) || isFound(session, realm, typed);
        return findable ? typed : name;
    }

    private static boolean isFound(KeycloakSession session, RealmModel realm, String typed) {
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(session, realm, typed) != null;
        } catch (ModelDuplicateException several) {
            // Keycloak refuses the login where it looks for the account itself.
            return true;
        }
    }
}
