package com.ecommerce.userservice.limits.page;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ExceededLimit;
import com.ecommerce.userservice.limits.Limit;
import com.ecommerce.userservice.limits.LimitHeaders;
import com.ecommerce.userservice.limits.RateLimits;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The limits for Keycloak's own pages: what is refused is answered by its error page, with 429, and rolled back. */
public final class PageLimits {

    /** Key of the sentence, with the minutes to wait. */
    private static final String SENTENCE = "error-rate-limited";

    private static final int MINUTE_SECONDS = 60;

    private PageLimits() {}

    /** Counts a login. */
    static void takeLogin(KeycloakSession session, AuthenticationSessionModel signIn) {
        take(session, signIn, () -> RateLimits.of(session).take(Limit.LOGIN));
    }

    /** Counts a registration. */
    static void takeRegistration(KeycloakSession session, AuthenticationSessionModel signIn) {
        take(session, signIn, () -> RateLimits.of(session).take(Limit.REGISTRATION));
    }

    /**
     * Counts an e-mail, before it is known whether there is such an account.
     *
     * @param accounts who asks and whom it is for: what was typed, or {@link #nameOf}; each counts
     */
    public static void takeMail(KeycloakSession session, AuthenticationSessionModel signIn, String... accounts) {
        take(session, signIn, () -> {
            RateLimits limits = RateLimits.of(session);
            limits.take(Limit.MAIL);
            for (String account : accounts) {
                limits.take(Limit.MAIL_PER_ACCOUNT, account);
            }
        });
    }

    /** Returns the name under which e-mails of an account are counted, on pages as in the API. */
    public static String nameOf(UserModel user) {
        return user.getEmail() == null ? user.getUsername() : user.getEmail();
    }

    private static void take(KeycloakSession session, AuthenticationSessionModel signIn, Runnable count) {
        try {
            count.run();
        } catch (DomainException refusal) {
            throw new ErrorPageException(
                    page(session, signIn, refusal.exceededLimit().orElseThrow(() -> refusal)));
        }
    }

    private static Response page(KeycloakSession session, AuthenticationSessionModel signIn, ExceededLimit limit) {
        long minutes = Math.max(1, (limit.retryAfterSeconds() + MINUTE_SECONDS - 1) / MINUTE_SECONDS);
        ResponseBuilder response = Response.fromResponse(
                ErrorPage.error(session, signIn, Response.Status.TOO_MANY_REQUESTS, SENTENCE, minutes));
        LimitHeaders.of(limit).forEach(response::header);
        return response.build();
    }
}
