package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AppAuthManager.AuthHeader;
import org.keycloak.util.TokenUtil;

/** The access token that a request carries (RFC 6750, section 2.1). */
final class BearerToken {

    private BearerToken() {}

    /** @throws DomainException {@link ErrorCode#AUTHENTICATION_REQUIRED} if the request carries none, or several */
    static String of(HttpHeaders headers) {
        AuthHeader header = null;
        try {
            header = AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers);
        } catch (NotAuthorizedException e) {
            // Several headers count as none.
        }
        if (header == null || !TokenUtil.TOKEN_TYPE_BEARER.equalsIgnoreCase(header.getScheme())) {
            throw new DomainException(
                    ErrorCode.AUTHENTICATION_REQUIRED, "Send an access token in the header Authorization: Bearer.");
        }
        return header.getToken();
    }
}
