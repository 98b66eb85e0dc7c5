package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.limits.page.PageLimits;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.beans.LinkExpirationFormatterMethod;

/**
 * Keycloak's e-mails from templates (26.7, an internal class: there is no other way to add to what templates see), with
 * the shop's colours as {@code brand}, and for e-mails that are not Keycloak's own what puts a lifespan into words; those
 * that a page sends are limited.
 */
final class BrandedEmailTemplateProvider extends FreeMarkerEmailTemplateProvider {

    BrandedEmailTemplateProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public void sendVerifyEmail(String link, long expirationInMinutes) throws EmailException {
        if (isAskedForOnAPage()) {
            PageLimits.takeMail(session, authenticationSession, PageLimits.nameOf(user));
        }
        super.sendVerifyEmail(link, expirationInMinutes);
    }

    @Override
    public void sendEmailUpdateConfirmation(String link, long expirationInMinutes, String newEmail)
            throws EmailException {
        if (isAskedForOnAPage()) {
            PageLimits.takeMail(session, authenticationSession, PageLimits.nameOf(user), newEmail);
        }
        super.sendEmailUpdateConfirmation(link, expirationInMinutes, newEmail);
    }

    /** Administrators send e-mails too, as many as they like; Keycloak 26.7 sets the sign-in for pages alone. */
    private boolean isAskedForOnAPage() {
        return authenticationSession != null;
    }

    @Override
    protected EmailTemplate processTemplate(
            String subjectKey, List<Object> subjectAttributes, String template, Map<String, Object> attributes)
            throws EmailException {
        Brand brand = Brand.of(session);
        // Maps: Keycloak's FreeMarker takes the accessors of a record for methods.
        attributes.put("brand", Map.of("light", brand.light(), "dark", brand.dark()));
        if (attributes.containsKey("lifespan")) {
            attributes.put("lifespanFormatter", lifespanFormatter());
        }
        return super.processTemplate(subjectKey, subjectAttributes, template, attributes);
    }

    /** As Keycloak makes it for its own e-mails. */
    private LinkExpirationFormatterMethod lifespanFormatter() throws EmailException {
        Locale locale = session.getContext().resolveLocale(user);
        try {
            return new LinkExpirationFormatterMethod(getTheme().getMessages(locale), locale);
        } catch (IOException e) {
            throw new EmailException("Failed to template email", e);
        }
    }
}
