package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.NewProof;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.mail.MailServer;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import com.ecommerce.userservice.mail.AfterReply;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * Takes a wish for an e-mail with a proof. Whether there is an account is found out after the reply: neither the reply nor
 * the time that it takes tells anything.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link RedirectUtils}.
 *
 * @param client the first-party client: where links may lead
 */
record ProofRequests(KeycloakSession session, RealmModel realm, ClientModel client) {

    /** By then an e-mail has come, or it has gone astray. */
    private static final int RETRY_AFTER_SECONDS = 60;

    /**
     * Promises an e-mail.
     *
     * @param page where its link leads; empty for an e-mail with a code alone
     * @throws DomainException {@link ErrorCode#UNAVAILABLE} for everybody if the realm has no mail server;
     *     {@link ErrorCode#RATE_LIMITED} if the address or somebody for the account has asked too often, or too many
     *     e-mails wait to be written
     */
    Challenge send(ProofPurpose purpose, Recipient recipient, String page) {
        if (!MailServer.canSend(session, realm)) {
            throw new DomainException(
                    ErrorCode.UNAVAILABLE, "The realm has no mail server. An operator sets one in its settings.");
        }
        RateLimits limits = RateLimits.of(session);
        limits.take(Limit.MAIL);
        limits.take(Limit.MAIL_PER_ACCOUNT, recipient.limitedName(session, realm));
        NewProof proof = new ProofStore(session, realm).create(purpose);
        ProofMail mail = new ProofMail(
                realm.getId(),
                client.getClientId(),
                session.getContext().getConnection().getRemoteHost(),
                proof,
                recipient,
                page,
                session.getContext().resolveLocale(null).toLanguageTag());
        if (!AfterReply.run(session, "The e-mail for " + purpose, mail::send)) {
            throw tooManyMails();
        }
        return new Challenge(proof.challengeId(), proof.lifespan(), RETRY_AFTER_SECONDS);
    }

    static DomainException tooManyMails() {
        return new DomainException(
                ErrorCode.RATE_LIMITED, "Too many e-mails wait to be sent. Try again in a few seconds.");
    }

    /**
     * Returns where the link of an e-mail leads.
     *
     * @param redirect what the request asks for; null or empty if nothing
     * @param page what the realm's setting says; empty if nothing
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} unless the former is a redirect URI of the client
     */
    String page(String redirect, String page) {
        if (redirect == null || redirect.isEmpty()) {
            return page;
        }
        if (redirect.indexOf('#') >= 0 || RedirectUtils.verifyRedirectUri(session, redirect, client) == null) {
            throw DomainException.validationFailed(
                    "redirect", new ThemeMessages(session, realm).of("invalidRedirectUriMessage"));
        }
        return redirect;
    }

    /**
     * Checks what names an account: its e-mail address or username, as at a login.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if it is missing or no database could keep it
     */
    Recipient named(String email) {
        String name = email == null ? "" : email.strip();
        if (name.isEmpty() || !Texts.isStorable(name)) {
            throw DomainException.validationFailed(
                    "email",
                    new ThemeMessages(session, realm)
                            .of(name.isEmpty() ? ThemeMessages.REQUIRED : ThemeMessages.NOT_STORABLE));
        }
        return Recipient.named(name);
    }
}
