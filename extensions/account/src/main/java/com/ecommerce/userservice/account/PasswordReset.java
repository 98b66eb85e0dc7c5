package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.Proof;
import com.ecommerce.userservice.account.proof.ProofAnswer;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.user.PasswordByMail;
import com.ecommerce.userservice.core.user.Passwords;
import com.ecommerce.userservice.core.user.UserEvents;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gives an account whose password is forgotten a new one, by a code or a link in an e-mail. Does to the account what the
 * link of Keycloak's own e-mail does (26.7: {@code ResetCredentialEmail}, {@code UpdatePassword}), and works while failed
 * logins lock the account. Begins no session: the customer logs in with the new password, so that a second factor is
 * asked for as ever.
 */
public final class PasswordReset {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final RealmSettings settings;
    private final ProofStore proofs;

    /** @param service whose realm has been selected */
    public PasswordReset(KeycloakSession session, UserServiceProvider service) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = realm.getClientByClientId(service.config().firstPartyClient());
        this.settings = service.settings();
        this.proofs = new ProofStore(session, realm);
    }

    /**
     * Sends an e-mail if there is such an account.
     *
     * @param email e-mail address or username
     * @param redirect where the link of the e-mail leads; null or empty for the page of the realm's settings
     * @throws DomainException {@link ErrorCode#PASSWORD_RESET_CLOSED}, {@link ErrorCode#VALIDATION_FAILED},
     *     {@link ErrorCode#UNAVAILABLE} without a mail server, {@link ErrorCode#RATE_LIMITED}
     */
    public Challenge request(String email, String redirect) {
        requireOpen();
        ProofRequests requests = new ProofRequests(session, realm, client);
        Recipient recipient = requests.named(email);
        String page = requests.page(redirect, settings.passwordResetPage());
        return requests.send(ProofPurpose.RESET_PASSWORD, recipient, page);
    }

    /**
     * Turns the code of an e-mail into the secret of its link, for a form that asks for the new password on a page of its
     * own.
     *
     * @throws DomainException {@link ErrorCode#PASSWORD_RESET_CLOSED}, {@link ErrorCode#RATE_LIMITED}, and as
     *     {@link ProofStore#check}
     */
    public String secret(String challengeId, ProofAnswer answer) {
        requireOpen();
        RateLimits.of(session).take(Limit.CONFIRM);
        return proofs.secret(proofs.check(challengeId, ProofPurpose.RESET_PASSWORD, answer));
    }

    /**
     * Sets the new password; all sessions of the account end. A password that the realm's policy refuses keeps the proof.
     *
     * @throws DomainException {@link ErrorCode#PASSWORD_RESET_CLOSED}, {@link ErrorCode#VALIDATION_FAILED},
     *     {@link ErrorCode#RATE_LIMITED}, and as {@link ProofStore#check}; {@link ErrorCode#CHALLENGE_EXPIRED} also if the account has another address by now, or
     *     is disabled
     */
    public void reset(String challengeId, ProofAnswer answer, String newPassword) {
        requireOpen();
        RateLimits.of(session).take(Limit.CONFIRM);
        Proof proof = proofs.check(challengeId, ProofPurpose.RESET_PASSWORD, answer);
        UserModel user = ProvenAccount.lock(session, realm, proof);
        Passwords passwords = new Passwords(session, realm);
        passwords.requireAllowed(user, newPassword, client);
        proofs.spend(proof);
        PasswordByMail.mark(session, user);
        user.setEmailVerified(true);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        user.removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        UserEvents.begin(session, realm, client, EventType.RESET_PASSWORD)
                .user(user)
                .detail(Details.EMAIL, proof.email())
                .success();
        passwords.set(user, newPassword, client);
    }

    private void requireOpen() {
        if (!settings.passwordResetEnabled() || !realm.isResetPasswordAllowed()) {
            throw new DomainException(
                    ErrorCode.PASSWORD_RESET_CLOSED, "Passwords cannot be reset here. Ask the operator for a new one.");
        }
    }
}
