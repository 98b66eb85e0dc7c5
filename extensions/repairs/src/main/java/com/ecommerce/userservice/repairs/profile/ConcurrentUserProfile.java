package com.ecommerce.userservice.repairs.profile;

import com.ecommerce.userservice.core.user.UserProfileDelegate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.UserProfile;

/**
 * A user's profile whose update locks the user first, reads it anew, and changes what its caller has changed. Keycloak
 * 26.7 compares with what it has read at the beginning, perhaps from its cache, and writes all attributes that differ
 * from it: what others have changed in between is undone, and two requests that add the same attribute add it twice.
 */
final class ConcurrentUserProfile extends UserProfileDelegate {

    private final LockedUser user;
    private final Map<String, ?> sent;
    private final Map<String, List<String>> seen;
    private final Function<Map<String, ?>, UserProfile> profiles;
    private UserProfile profile;

    /**
     * @param sent the attributes that the profile shall have
     * @param profiles creates Keycloak's profile of these attributes
     */
    ConcurrentUserProfile(LockedUser user, Map<String, ?> sent, Function<Map<String, ?>, UserProfile> profiles) {
        this.user = user;
        this.sent = sent == null ? Map.of() : new HashMap<>(sent);
        this.seen = new HashMap<>(user.attributes());
        this.profiles = profiles;
        this.profile = profiles.apply(sent);
    }

    @Override
    protected UserProfile delegate() {
        return profile;
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        Map<String, List<String>> current = user.lockAndRead();
        if (!current.equals(seen)) {
            profile = profiles.apply(AttributeMerge.merge(sent, seen, current));
        }
        profile.update(removeAttributes, changeListener);
    }
}
