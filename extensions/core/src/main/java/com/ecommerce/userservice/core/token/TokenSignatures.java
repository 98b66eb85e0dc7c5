package com.ecommerce.userservice.core.token;

import java.nio.charset.StandardCharsets;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSHeader;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;

/** Reads tokens and verifies who issued and signed them: the part of a decision that costs the most. */
final class TokenSignatures {

    private static final InvalidToken MALFORMED = new InvalidToken(InvalidReason.MALFORMED);
    private static final InvalidToken WRONG_REALM = new InvalidToken(InvalidReason.WRONG_REALM);
    private static final InvalidToken SIGNATURE = new InvalidToken(InvalidReason.SIGNATURE);

    private final KeycloakSession session;
    private final RealmModel realm;

    TokenSignatures(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns the claims if the realm issued and signed them, else which of the two it did not. */
    SignatureCheck verify(String encoded) {
        JWSInput input;
        AccessToken claims;
        try {
            input = new JWSInput(encoded);
            claims = input.readJsonContent(AccessToken.class);
        } catch (JWSInputException e) {
            return MALFORMED;
        }
        if (claims == null
                || claims.getIat() == null
                || input.getHeader() == null
                || !IssuedTokens.isSpelledAsIssued(input)) {
            return MALFORMED;
        }
        if (!IssuerCheck.isIssuer(session, realm, claims.getIssuer())) {
            return WRONG_REALM;
        }
        KeyWrapper key = verifyingKey(input);
        return key == null ? SIGNATURE : new VerifiedToken(claims, realm, key);
    }

    /** Returns the key of the realm that the signature is of; null if there is none. */
    private KeyWrapper verifyingKey(JWSInput input) {
        JWSHeader header = input.getHeader();
        if (header.getAlgorithm() == null || header.getKeyId() == null) {
            return null;
        }
        String algorithm = header.getRawAlgorithm();
        SignatureProvider provider = session.getProvider(SignatureProvider.class, algorithm);
        KeyWrapper key = session.keys().getKey(realm, header.getKeyId(), KeyUse.SIG, algorithm);
        if (provider == null || key == null) {
            return null;
        }
        byte[] signed = input.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
        try {
            return provider.verifier(key).verify(signed, input.getSignature()) ? key : null;
        } catch (VerificationException e) {
            return null;
        }
    }
}
