package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import com.ecommerce.userservice.limits.page.PageLimits;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The step that sends the link for a new password, under Keycloak's own id: after the reply, which is the same for all.
 * Keycloak 26.7 looks up the account, writes the e-mail and talks to the mail server within the request, as often as
 * anybody asks. It may go when Keycloak does neither.
 */
public final class ResetLinkByMail extends ResetCredentialEmail {

    /** Note of the authentication session: the name that was typed, whether there is such an account or not. */
    static final String ASKED_FOR = "user-service.reset-asked-for";

    private static final NumberOption MAX_PER_HOUR = new Options("authenticator", ResetCredentialEmail.PROVIDER_ID)
            .number(
                    "max-mails-per-account-and-hour",
                    1,
                    NumberOption.UNBOUNDED,
                    5,
                    "Links for a new password that an account is sent in an hour at most.");

    private int maxPerHour = MAX_PER_HOUR.defaultValue().intValue();

    /** Above Keycloak's own factory, whose order is 0. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        maxPerHour = MAX_PER_HOUR.in(scope);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return Stream.concat(super.getConfigMetadata().stream(), Stream.of(MAX_PER_HOUR.describe()))
                .toList();
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        AuthenticationSessionModel session = context.getAuthenticationSession();
        String asked = session.getAuthNote(ASKED_FOR);
        if (user == null && asked != null) {
            sendAfterReply(context, ResetLink.Account.named(asked), asked);
        } else if (user != null && !isConfirmed(session, user)) {
            sendAfterReply(context, ResetLink.Account.of(user), PageLimits.nameOf(user));
        } else {
            if (user != null) {
                // Keycloak does so in the step that its link resumes; ours begins the flow anew.
                user.setEmailVerified(true);
            }
            super.authenticate(context);
        }
    }

    /** Returns whether the link of an e-mail has been followed: Keycloak then goes on without another. */
    private static boolean isConfirmed(AuthenticationSessionModel session, UserModel user) {
        return Objects.equals(user.getId(), session.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
    }

    /** @param name what the limit of e-mails knows the account by, whether there is one or not */
    private void sendAfterReply(AuthenticationFlowContext context, ResetLink.Account account, String name) {
        PageLimits.takeMail(context.getSession(), context.getAuthenticationSession(), name);
        ResetLink link = ResetLink.of(context, account, maxPerHour);
        AfterReply.run(context.getSession(), "A link for a new password", link::send);
        context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
    }
}
