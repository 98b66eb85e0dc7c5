package com.ecommerce.userservice.core.user;

import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.UserProfile;

/**
 * A user's profile whose username, where it is the e-mail address, follows the address when it changes, whoever changes it:
 * the old address neither logs in to the account nor is taken any more. A username of the user's own choice stays.
 */
final class FollowingUserProfile extends UserProfileDelegate {

    private final UserProfile profile;
    private final UserModel user;

    FollowingUserProfile(UserProfile profile, UserModel user) {
        this.profile = profile;
        this.user = user;
    }

    @Override
    protected UserProfile delegate() {
        return profile;
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        String username = user.getUsername();
        boolean follows = username.equals(user.getEmail()) && !user.isFederated();
        profile.update(removeAttributes, changeListener);
        String email = user.getEmail();
        if (follows && email != null && !email.equals(username) && username.equals(user.getUsername())) {
            user.setUsername(email);
            for (AttributeChangeListener listener : changeListener) {
                listener.onChange(UserModel.USERNAME, user, List.of(username));
            }
        }
    }
}
