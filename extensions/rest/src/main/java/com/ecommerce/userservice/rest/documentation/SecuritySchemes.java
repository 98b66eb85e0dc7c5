package com.ecommerce.userservice.rest.documentation;

/** Names of the security schemes in the API's document. */
public final class SecuritySchemes {

    /** The scheme of operations that need an access token (RFC 6750). */
    public static final String BEARER = "bearer";

    private SecuritySchemes() {}
}
