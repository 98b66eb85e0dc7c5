package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.FormerAddresses;
import com.ecommerce.userservice.account.proof.UndoLink;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells the old address of an account that another one was asked for, after the reply.
 *
 * @param address the old one
 * @param link undoes it; null for none
 * @param page where the link leads
 * @param language of the request, for accounts that have chosen none
 */
record EmailChangeNotice(String realmId, String userId, String address, UndoLink link, String page, String language) {

    private static final Logger LOG = Logger.getLogger(EmailChangeNotice.class);

    private static final String KEY = "emailChange";
    private static final String TEMPLATE = "email-change.ftl";

    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        if (user.getFirstAttribute(UserModel.LOCALE) == null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(KEY, TEMPLATE, attributes(), address);
        } catch (EmailException e) {
            // Its message may hold an address.
            LOG.warnf("An e-mail to an old address could not be written in the realm %s", realm.getName());
            LOG.debug("An e-mail could not be written", e);
        }
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        if (link != null) {
            attributes.put("link", page + "#challenge_id=" + link.challengeId() + "&secret=" + link.secret());
            attributes.put("lifespan", TimeUnit.DAYS.toMinutes(FormerAddresses.DAYS));
        }
        return attributes;
    }

    /** Leaves out everything. */
    @Override
    public String toString() {
        return "EmailChangeNotice";
    }
}
