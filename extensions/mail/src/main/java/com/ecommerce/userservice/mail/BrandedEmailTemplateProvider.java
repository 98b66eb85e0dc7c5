package com.ecommerce.userservice.mail;

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
 * the shop's colours as {@code brand}, and for e-mails that are not Keycloak's own what puts a lifespan into words.
 */
final class BrandedEmailTemplateProvider extends FreeMarkerEmailTemplateProvider {

    BrandedEmailTemplateProvider(KeycloakSession session) {
        super(session);
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
