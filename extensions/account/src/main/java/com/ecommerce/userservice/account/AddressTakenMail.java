package com.ecommerce.userservice.account;

import java.util.HashMap;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells an address that is another account's already that somebody wanted to use it; whoever asked is not told.
 *
 * @param language of the request, for accounts that have chosen none
 */
record AddressTakenMail(RealmModel realm, String address, String language) {

    private static final Logger LOG = Logger.getLogger(AddressTakenMail.class);

    /** @param asking the account that was to have the address */
    void send(KeycloakSession session, UserModel asking) {
        UserModel holder = session.users().getUserByEmail(realm, address);
        UserModel reader = holder == null ? asking : holder;
        if (reader.getFirstAttribute(UserModel.LOCALE) == null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(reader)
                    .send("addressTaken", "address-taken.ftl", new HashMap<>(), address);
        } catch (EmailException e) {
            // Its message may hold an address.
            LOG.warnf("An e-mail about a taken address could not be written in the realm %s", realm.getName());
            LOG.debug("An e-mail could not be written", e);
        }
    }

    /** Leaves out the address. */
    @Override
    public String toString() {
        return "AddressTakenMail";
    }
}
