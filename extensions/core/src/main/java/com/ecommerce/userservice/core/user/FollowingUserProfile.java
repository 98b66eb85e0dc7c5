package com.ecommerce.userservice.core.user;

import java.util.List;
import java.util.Objects;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.UserProfile;

/**
 * A user's profile whose username, where it is the e-mail address, follows the address when it changes, whoever changes it:
 * the old address neither logs in to the account nor is taken any more. A username of the user's own choice stays. Where an
 * operator changes the address, no earlier change can be undone.
 */
final class FollowingUserProfile extends UserProfileDelegate {

    private final UserProfile profile;
    private final UserModel user;
    private final boolean byOperator;

    /** @param byOperator whether somebody else than the user writes it */
    FollowingUserProfile(UserProfile profile, UserModel user, boolean byOperator) {
        this.profile = profile;
        this.user = user;
        this.byOperator = byOperator;
    }

    @Override
    protected UserProfile delegate() {
        return profile;
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        String username = user.getUsername();
        String before = user.getEmail();
        boolean follows = username.equals(before) && !user.isFederated();
        profile.update(removeAttributes, changeListener);
        String email = user.getEmail();
        if (byOperator && !Objects.equals(email, before)) {
            user.removeAttribute(EmailUpdates.FORMER_ADDRESSES);
        }
        if (follows && email != null && !email.equals(username) && username.equals(user.getUsername())) {
            user.setUsername(email);
            for (AttributeChangeListener listener : changeListener) {
                listener.onChange(UserModel.USERNAME, user, List.of(username));
            }
        }
    }
}
