package com.ecommerce.userservice.core.user;

import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.AbstractUserRepresentation;
import org.keycloak.userprofile.AttributeChangeListener;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;

/** A user profile that has another one do all that it does not do itself, as Keycloak's {@code UserModelDelegate} for users. */
public abstract class UserProfileDelegate implements UserProfile {

    /** Returns the other one; each call may return a new one. */
    protected abstract UserProfile delegate();

    @Override
    public void validate() {
        delegate().validate();
    }

    @Override
    public UserModel create() {
        return delegate().create();
    }

    @Override
    public UserModel create(boolean validate) {
        return delegate().create(validate);
    }

    @Override
    public void update(boolean removeAttributes, AttributeChangeListener... changeListener) {
        delegate().update(removeAttributes, changeListener);
    }

    @Override
    public Attributes getAttributes() {
        return delegate().getAttributes();
    }

    @Override
    public <R extends AbstractUserRepresentation> R toRepresentation(boolean full) {
        return delegate().toRepresentation(full);
    }
}
