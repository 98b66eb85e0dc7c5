package com.ecommerce.userservice.limits.grant;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ExceededLimit;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.LimitHeaders;
import com.ecommerce.userservice.limits.RateLimits;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantType;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.cors.Cors;

/**
 * Keycloak's password grant, which counts for the limit of logins where the API has not counted the request itself. A client with
 * a secret is left to itself: it is a server through which all of its customers come from one address.
 */
final class LimitedPasswordGrant extends ResourceOwnerPasswordCredentialsGrantType {

    /** RFC 6749, 4.1.2.1: its section 5.2 has no code for this. */
    private static final String ERROR = "temporarily_unavailable";

    @Override
    public Response process(Context context) {
        RateLimits limits = RateLimits.of(context.getSession());
        if (!limits.isCounted() && isOpenToAnybody(context)) {
            try {
                limits.take(Limit.LOGIN);
            } catch (DomainException refusal) {
                return refused(context.getCors(), refusal);
            }
        }
        return super.process(context);
    }

    private static boolean isOpenToAnybody(Context context) {
        UserServiceConfig server =
                context.getSession().getProvider(UserServiceProvider.class).config();
        ClientModel client = context.getClient();
        return client.isPublicClient() || client.getClientId().equals(server.firstPartyClient());
    }

    /** The event of the login is not sent: anybody can be refused any number of times. */
    private static Response refused(Cors cors, DomainException refusal) {
        ExceededLimit limit = refusal.exceededLimit().orElseThrow(() -> refusal);
        ResponseBuilder response = Response.status(Response.Status.TOO_MANY_REQUESTS)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(ERROR, refusal.detail()));
        LimitHeaders.of(limit).forEach(response::header);
        return cors.exposedHeaders(LimitHeaders.names()).add(response);
    }
}
