package com.ecommerce.userservice.core.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * Keycloak's user profiles, with e-mail addresses and usernames in their one form, and usernames that follow the address.
 * Extends an internal class of Keycloak 26.7.
 */
public class AccountProfileProvider extends DeclarativeUserProfileProvider {

    private final KeycloakSession session;

    /** @param factory that of this provider or of one that extends it */
    public AccountProfileProvider(KeycloakSession session, DeclarativeUserProfileProviderFactory factory) {
        super(session, factory);
        this.session = session;
    }

    @Override
    protected Attributes createAttributes(
            UserProfileContext context, Map<String, ?> attributes, UserModel user, UserProfileMetadata metadata) {
        // A service account is named after its client.
        return user != null && user.getServiceAccountClientLink() != null
                ? super.createAttributes(context, attributes, user, metadata)
                : new AccountAttributes(context, withUsername(context, attributes, user), user, metadata, session);
    }

    /** Whoever changes the own profile without naming the username keeps it. */
    private static Map<String, ?> withUsername(UserProfileContext context, Map<String, ?> attributes, UserModel user) {
        if (context != UserProfileContext.ACCOUNT || user == null || attributes.get(UserModel.USERNAME) != null) {
            return attributes;
        }
        Map<String, Object> all = new HashMap<>(attributes);
        all.put(UserModel.USERNAME, List.of(user.getUsername()));
        return all;
    }

    @Override
    public UserProfile create(UserProfileContext context, UserModel user) {
        return create(context, user.getAttributes(), user);
    }

    @Override
    public UserProfile create(UserProfileContext context, Map<String, ?> attributes, UserModel user) {
        UserProfile profile = super.create(context, attributes, user);
        // The user of a broker's review is not stored yet.
        return user == null || context == UserProfileContext.IDP_REVIEW
                ? profile
                : new FollowingUserProfile(profile, user, context.isAdminContext());
    }
}
