package com.ecommerce.userservice.core.user;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.DefaultAttributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * The attributes of a user, with e-mail address and username in their one form. What the user has already is kept as it is,
 * so that another change neither alters it nor fails because of it.
 *
 * <p>Extends an internal class of Keycloak 26.7, at the method that it leaves open for this.
 */
final class AccountAttributes extends DefaultAttributes {

    private static final long serialVersionUID = 1L;

    AccountAttributes(
            UserProfileContext context,
            Map<String, ?> attributes,
            UserModel user,
            UserProfileMetadata metadata,
            KeycloakSession session) {
        super(context, attributes, user, metadata, session);
    }

    /** Called by the constructor of Keycloak's class: the fields of that one alone can be read. */
    @Override
    protected List<String> normalizeAttributeValues(String name, Object value) {
        List<String> values = super.normalizeAttributeValues(name, value);
        return switch (name) {
            case UserModel.EMAIL -> inForm(values, user == null ? null : user.getEmail(), EmailForm::of);
            case UserModel.USERNAME ->
                user != null && user.isFederated()
                        ? values
                        : inForm(values, user == null ? null : user.getUsername(), UsernameForm::of);
            default -> values;
        };
    }

    /** The account console asks for no username where the address serves as one. */
    @Override
    public Map<String, List<String>> getReadable() {
        Map<String, List<String>> readable = super.getReadable();
        if (context == UserProfileContext.ACCOUNT
                && user != null
                && user.getUsername().equals(user.getEmail())) {
            readable.remove(UserModel.USERNAME);
        }
        return readable;
    }

    private static List<String> inForm(List<String> values, String kept, UnaryOperator<String> form) {
        return values.stream()
                .map(value -> value.equals(kept) ? value : form.apply(value))
                .toList();
    }
}
