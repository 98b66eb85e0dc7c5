package com.ecommerce.userservice.repairs.profile;

import com.ecommerce.userservice.core.user.AccountProfileProvider;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;

/** Creates profiles of users that exist as {@link ConcurrentUserProfile}s. */
final class ConcurrentUserProfileProvider extends AccountProfileProvider {

    private final KeycloakSession session;

    ConcurrentUserProfileProvider(KeycloakSession session, DeclarativeUserProfileProviderFactory factory) {
        super(session, factory);
        this.session = session;
    }

    @Override
    public UserProfile create(UserProfileContext context, UserModel user) {
        return create(context, user.getAttributes(), user);
    }

    @Override
    public UserProfile create(UserProfileContext context, Map<String, ?> attributes, UserModel user) {
        // The user of a broker's review is not stored yet.
        if (user == null || context == UserProfileContext.IDP_REVIEW) {
            return super.create(context, attributes, user);
        }
        return new ConcurrentUserProfile(
                new LockedUser(session, user), attributes, sent -> super.create(context, sent, user));
    }
}
