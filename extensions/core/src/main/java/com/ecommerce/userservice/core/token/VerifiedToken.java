package com.ecommerce.userservice.core.token;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;

/**
 * The claims of a token that a key of a realm signed, and what they were verified with. Whether the token is valid at a
 * given moment is for {@link AccessTokens} to say. Calls share an instance: nobody may change its claims.
 */
final class VerifiedToken implements SignatureCheck {

    private final AccessToken claims;
    private final List<String> scopes;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final String realmId;
    private final KeyWrapper key;
    private final ComponentModel keyComponent;

    /**
     * @param claims the token's claims, with the claim {@code iat}
     * @param realm the realm that issued the token
     * @param key the key of the realm that verified the signature
     */
    VerifiedToken(AccessToken claims, RealmModel realm, KeyWrapper key) {
        this.claims = claims;
        this.scopes = scopes(claims.getScope());
        this.issuedAt = Instant.ofEpochSecond(claims.getIat());
        this.expiresAt = Instant.ofEpochSecond(Objects.requireNonNullElse(claims.getExp(), 0L));
        this.realmId = realm.getId();
        this.key = key;
        this.keyComponent = component(realm, key);
    }

    AccessToken claims() {
        return claims;
    }

    /** The scopes granted, in the token's order. */
    List<String> scopes() {
        return scopes;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    /** The epoch for a token without the claim {@code exp}. */
    Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Returns whether signature and issuer would be found good again. They are if the realm is this token's and has not
     * been loaded anew: then its keys, name and frontend URL are what they were. Keycloak 26.7 loads a realm anew, with
     * a new model of each key's component, whenever anything of it has been changed on any node
     * ({@code CachedRealm}). A key that is no component of the realm is never current.
     */
    boolean isCurrentIn(RealmModel realm) {
        return keyComponent != null
                && realmId.equals(realm.getId())
                && keyComponent == component(realm, key)
                && key.getStatus().isEnabled();
    }

    private static ComponentModel component(RealmModel realm, KeyWrapper key) {
        return key.getProviderId() == null ? null : realm.getComponent(key.getProviderId());
    }

    private static List<String> scopes(String scope) {
        return scope == null || scope.isBlank()
                ? List.of()
                : Arrays.stream(scope.trim().split("\\s+")).toList();
    }
}
