package com.ecommerce.userservice.account;

import com.ecommerce.userservice.account.proof.Proof;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.user.Accounts;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The account whose mailbox somebody has proved to read. */
final class ProvenAccount {

    private ProvenAccount() {}

    /**
     * Holds others off the account until the transaction ends, and reads it anew.
     *
     * @throws DomainException {@link ErrorCode#CHALLENGE_EXPIRED} if it is gone or disabled, or has another address by now;
     *     {@link ErrorCode#RATE_LIMITED} as {@link Accounts#lock}
     */
    static UserModel lock(KeycloakSession session, RealmModel realm, Proof proof) {
        Accounts.lock(session, realm, proof.userId());
        UserModel user = session.users().getUserById(realm, proof.userId());
        if (!proof.isOf(user)) {
            throw DomainException.challengeExpired();
        }
        return user;
    }

    /**
     * Returns the account of a caller who holds its lock and has proved to read its mailbox.
     *
     * @throws DomainException {@link ErrorCode#CHALLENGE_EXPIRED} if the proof is about another account, or as {@link #lock}
     */
    static UserModel ofCaller(KeycloakSession session, RealmModel realm, Proof proof, ValidToken caller) {
        UserModel user = Accounts.own(session, realm, caller);
        if (!proof.isOf(user)) {
            throw DomainException.challengeExpired();
        }
        return user;
    }
}
