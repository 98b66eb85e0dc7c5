package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.Proof;
import com.ecommerce.userservice.account.proof.ProofAnswer;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.UserEvents;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Confirms that the address of an account is its owner's, by a code or a link in an e-mail. Does to the account what
 * {@code VerifyEmailActionTokenHandler} of Keycloak 26.7 does. Begins no session: whoever reads a mailbox does not know the
 * password.
 */
public final class EmailVerification {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final RealmSettings settings;

    /** @param service whose realm has been selected */
    public EmailVerification(KeycloakSession session, UserServiceProvider service) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = realm.getClientByClientId(service.config().firstPartyClient());
        this.settings = service.settings();
    }

    /**
     * Sends an e-mail if there is such an account, and its address is not confirmed yet.
     *
     * @param email e-mail address or username; null or empty if the request has none
     * @param redirect where the link of the e-mail leads; null or empty for the page of the realm's settings
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it,
     *     {@link ErrorCode#VALIDATION_FAILED}, {@link ErrorCode#UNAVAILABLE} without a mail server,
     *     {@link ErrorCode#RATE_LIMITED}
     */
    public Challenge resend(String email, String redirect) {
        requireEnabled();
        ProofRequests requests = requests();
        return resend(requests, requests.named(email), redirect);
    }

    /** As {@link #resend(String, String)}, for the account of the caller. */
    public Challenge resend(ValidToken caller, String redirect) {
        requireEnabled();
        return resend(requests(), Recipient.caller(caller.userId()), redirect);
    }

    private Challenge resend(ProofRequests requests, Recipient recipient, String redirect) {
        String page = requests.page(redirect, settings.emailVerificationPage());
        return requests.send(ProofPurpose.VERIFY_EMAIL, recipient, page);
    }

    /**
     * Confirms the address.
     *
     * @return the address
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the realm does not offer it; {@link ErrorCode#RATE_LIMITED}; as
     *     {@link ProofStore#check};
     *     {@link ErrorCode#CHALLENGE_EXPIRED} also if the account has another address by now, or is disabled
     */
    public String verify(String challengeId, ProofAnswer answer) {
        requireEnabled();
        RateLimits.of(session).take(Limit.CONFIRM);
        ProofStore proofs = new ProofStore(session, realm);
        Proof proof = proofs.check(challengeId, ProofPurpose.VERIFY_EMAIL, answer);
        UserModel user = ProvenAccount.lock(session, realm, proof);
        proofs.spend(proof);
        user.setEmailVerified(true);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        EventBuilder event = UserEvents.begin(session, realm, client, EventType.VERIFY_EMAIL);
        event.user(user).detail(Details.EMAIL, proof.email()).success();
        return proof.email();
    }

    private void requireEnabled() {
        if (!settings.emailVerificationEnabled()) {
            throw new DomainException(ErrorCode.NOT_FOUND, "The realm does not offer this.");
        }
    }

    private ProofRequests requests() {
        return new ProofRequests(session, realm, client);
    }
}
