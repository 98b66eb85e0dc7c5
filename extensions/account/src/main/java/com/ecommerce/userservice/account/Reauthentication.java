package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.Proof;
import com.ecommerce.userservice.account.proof.ProofAnswer;
import com.ecommerce.userservice.account.proof.ProofPurpose;
import com.ecommerce.userservice.account.proof.ProofStore;
import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.mail.MailServer;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.CredentialVerifier;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.ecommerce.userservice.core.user.UserEvents;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.RateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * That the owner of an account is there now, not only somebody who has an access token: for {@value #LIFESPAN_SECONDS}
 * seconds afterwards the user session may do what could take the account away from its owner. A note of the user session
 * says so: it ends with the session, and no other session of the account has it.
 *
 * <p>Whoever authenticates again was authenticated for an update: the account is locked.
 */
public final class Reauthentication {

    /** How long it lasts. */
    static final int LIFESPAN_SECONDS = 600;

    private static final String NOTE = "user-service.reauthenticated";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final CredentialVerifier verifier;

    /** @param service whose realm has been selected */
    public Reauthentication(KeycloakSession session, UserServiceProvider service) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = realm.getClientByClientId(service.config().firstPartyClient());
        this.verifier = new CredentialVerifier(session, realm);
    }

    /**
     * Requires that the caller's session has authenticated again.
     *
     * @throws DomainException {@link ErrorCode#REAUTHENTICATION_REQUIRED} with the ways in which the account can do it
     */
    public void require(ValidToken caller) {
        if (!isDone(caller)) {
            throw DomainException.reauthenticationRequired(methods(Accounts.own(session, realm, caller)).stream()
                    .map(ReauthenticationMethod::wireName)
                    .toList());
        }
    }

    private boolean isDone(ValidToken caller) {
        return userSession(caller)
                .map(userSession -> userSession.getNote(NOTE))
                .map(note -> Long.parseLong(note.substring(0, note.indexOf(' '))))
                .filter(at -> Time.currentTime() < at + LIFESPAN_SECONDS)
                .isPresent();
    }

    private List<ReauthenticationMethod> methods(UserModel user) {
        List<ReauthenticationMethod> methods = new ArrayList<>();
        if (user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            methods.add(ReauthenticationMethod.PASSWORD);
        }
        if (user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)) {
            methods.add(ReauthenticationMethod.OTP);
        }
        if (hasConfirmedEmail(user) && MailServer.canSend(session, realm)) {
            methods.add(ReauthenticationMethod.EMAIL);
        }
        return methods;
    }

    /** Nobody has shown to read the mailbox of another address. */
    private static boolean hasConfirmedEmail(UserModel user) {
        return user.getEmail() != null && user.isEmailVerified();
    }

    /**
     * Sends an e-mail with a code to the address of the caller's account.
     *
     * @throws DomainException {@link ErrorCode#VALIDATION_FAILED} if the address is not confirmed;
     *     {@link ErrorCode#UNAVAILABLE} without a mail server, {@link ErrorCode#RATE_LIMITED}
     */
    public Challenge request(ValidToken caller) {
        if (!hasConfirmedEmail(Accounts.own(session, realm, caller))) {
            throw DomainException.validationFailed(
                    "method", new ThemeMessages(session, realm).of("error-address-not-confirmed"));
        }
        return new ProofRequests(session, realm, client)
                .send(ProofPurpose.REAUTHENTICATE, Recipient.caller(caller.userId()), "");
    }

    /**
     * Authenticates by the code of the e-mail.
     *
     * @throws DomainException as {@link ProofStore#check}; {@link ErrorCode#CHALLENGE_EXPIRED} also if it was for another
     *     account, or the address has changed since
     */
    public Reauthenticated byEmail(ValidToken caller, String challengeId, ProofAnswer answer) {
        RateLimits.of(session).take(Limit.CONFIRM);
        ProofStore proofs = new ProofStore(session, realm);
        Proof proof = proofs.check(challengeId, ProofPurpose.REAUTHENTICATE, answer);
        ProvenAccount.ofCaller(session, realm, proof, caller);
        proofs.spend(proof);
        return done(caller, ReauthenticationMethod.EMAIL);
    }

    /**
     * Authenticates by the password.
     *
     * @throws DomainException {@link ErrorCode#INVALID_CREDENTIALS} if it is wrong, or the account is locked for now;
     *     {@link ErrorCode#RATE_LIMITED}
     */
    public Reauthenticated byPassword(ValidToken caller, String password) {
        RateLimits.of(session).take(Limit.LOGIN);
        UserModel user = Accounts.own(session, realm, caller);
        return judged(caller, user, ReauthenticationMethod.PASSWORD, verifier.isPassword(user, password));
    }

    /**
     * Authenticates by the one-time password of any of the account's devices.
     *
     * @throws DomainException as {@link #byPassword}
     */
    public Reauthenticated byOneTimePassword(ValidToken caller, String otp) {
        RateLimits.of(session).take(Limit.LOGIN);
        UserModel user = Accounts.own(session, realm, caller);
        return judged(caller, user, ReauthenticationMethod.OTP, verifier.isOneTimePassword(user, otp));
    }

    private Reauthenticated judged(ValidToken caller, UserModel user, ReauthenticationMethod method, boolean right) {
        if (!right) {
            UserEvents.begin(session, realm, realm.getClientByClientId(caller.clientId()), EventType.LOGIN)
                    .user(user)
                    .session(caller.sessionId())
                    .detail(Details.CONTEXT, "reauthentication")
                    .error(Errors.INVALID_USER_CREDENTIALS);
            throw new DomainException(ErrorCode.INVALID_CREDENTIALS, "This is not right. Try again.");
        }
        return done(caller, method);
    }

    private Reauthenticated done(ValidToken caller, ReauthenticationMethod method) {
        userSession(caller)
                .orElseThrow(() -> new DomainException(
                        ErrorCode.PERMISSION_DENIED, "The token belongs to no session. Log in, and use that token."))
                .setNote(NOTE, Time.currentTime() + " " + method.wireName());
        return new Reauthenticated(LIFESPAN_SECONDS, method);
    }

    private Optional<UserSessionModel> userSession(ValidToken caller) {
        String id = caller.sessionId();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(session.sessions().getUserSession(realm, id))
                        .or(() -> Optional.ofNullable(session.sessions().getOfflineUserSession(realm, id)));
    }
}
