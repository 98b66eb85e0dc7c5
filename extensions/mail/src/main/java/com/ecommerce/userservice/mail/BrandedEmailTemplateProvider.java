package com.ecommerce.userservice.mail;

import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's e-mails from templates (26.7, an internal class: there is no other way to add to what templates see), with
 * the shop's colours as {@code brand}.
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
        return super.processTemplate(subjectKey, subjectAttributes, template, attributes);
    }
}
