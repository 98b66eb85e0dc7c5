package com.ecommerce.userservice.core.user;

import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.AbstractUserRepresentation;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;

/**
 * A user's profile whose username, where it is the e-mail address, follows the address when it changes, whoever changes it:
 * the old address neither logs in to the account nor is taken any more. A username of the user's own choice stays.
 */
final class FollowingUserProfile implements UserProfile {

    private final UserProfile profile;
    private final UserModel user;

    FollowingUserProfile(UserProfile profile, UserModel user) {
        this.profile = profile;
        this.user = user;
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

    @Override
    public void validate() {
        profile.validate();
    }

    @Override
    public UserModel create() {
        return profile.create();
    }

    @Override
    public UserModel create(boolean validate) {
        return profile.create(validate);
    }

    @Override
    public Attributes getAttributes() {
        return profile.getAttributes();
    }

    @Override
    public <R extends AbstractUserRepresentation> R toRepresentation(boolean full) {
        return profile.toRepresentation(full);
    }
}
