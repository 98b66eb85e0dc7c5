package com.ecommerce.userservice.core.user;

import java.util.Locale;
import org.keycloak.models.UserModel;

/** A part of the profile that its user may change. */
public enum WritableField {
    USERNAME(UserModel.USERNAME),
    FIRST_NAME(UserModel.FIRST_NAME),
    LAST_NAME(UserModel.LAST_NAME),
    PHONE_NUMBER(ProfileFields.PHONE_NUMBER);

    private final String attribute;

    WritableField(String attribute) {
        this.attribute = attribute;
    }

    /** Returns the name in requests and replies, for example {@code first_name}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the attribute of Keycloak's user profile. */
    String attribute() {
        return attribute;
    }
}
