package com.ecommerce.userservice.core.token;

/** Why an access token is refused; the constants stand in the order in which they are looked for. */
public enum InvalidReason {
    /** Not a signed JSON Web Token (RFC 7515, compact serialization), or signed but without a token id of Keycloak's. */
    MALFORMED,
    /** The issuer is not this realm at this server. */
    WRONG_REALM,
    /** Not signed by an enabled key of the realm with that key's algorithm. */
    SIGNATURE,
    /** The {@code exp} claim has passed. */
    EXPIRED,
    /** The {@code nbf} claim lies ahead. */
    NOT_YET_VALID,
    /** The {@code typ} claim is not {@code Bearer}: an ID token, a refresh token, an offline token. */
    WRONG_TYPE,
    /** The {@code aud} claim lacks the audience of this service. */
    AUDIENCE,
    /** The client the token was issued to is disabled or does not exist any more. */
    CLIENT_DISABLED,
    /** Older than a not-before of the realm, the client or the user, or revoked by itself (RFC 7009). */
    REVOKED,
    /** The user does not exist any more. */
    USER_NOT_FOUND,
    /** The user is disabled. */
    USER_DISABLED,
    /** The user session has been ended or has timed out. */
    SESSION_ENDED
}
