package com.ecommerce.userservice.mail;

import java.util.Comparator;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialChooseUser;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that asks who has forgotten the password, under Keycloak's own id. The account is not looked up here but by
 * {@link ResetLinkByMail} after the reply, so that nobody can tell by the time of the answer. Only where the
 * realm's flow has another step before the e-mail, which needs the user, the account is looked up at once, as in
 * Keycloak 26.7.
 */
public final class DeferredUserChoice extends ResetCredentialChooseUser {

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String username =
                context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        AuthenticationSessionModel session = context.getAuthenticationSession();
        boolean asked = username != null
                && !username.isEmpty()
                && session.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO) == null;
        if (!asked || !isFollowedByMail(context)) {
            super.action(context);
            return;
        }
        session.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, username.trim());
        session.setAuthNote(ResetLinkByMail.ASKED_FOR, username.trim());
        context.clearUser();
        context.success();
    }

    private static boolean isFollowedByMail(AuthenticationFlowContext context) {
        AuthenticationExecutionModel own = context.getExecution();
        return context.getRealm()
                .getAuthenticationExecutionsStream(own.getParentFlow())
                .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
                .filter(execution -> execution.getPriority() > own.getPriority())
                .min(Comparator.comparingInt(AuthenticationExecutionModel::getPriority))
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(next -> Objects.equals(next, ResetCredentialEmail.PROVIDER_ID))
                .isPresent();
    }
}
