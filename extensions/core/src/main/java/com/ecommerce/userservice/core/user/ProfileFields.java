package com.ecommerce.userservice.core.user;

import java.util.Map;
import org.keycloak.models.UserModel;

/** How the attributes of Keycloak's user profile are named in the contract. */
final class ProfileFields {

    static final String PHONE_NUMBER = "phone_number";

    private static final Map<String, String> WIRE_NAMES =
            Map.of(UserModel.FIRST_NAME, "first_name", UserModel.LAST_NAME, "last_name");

    private ProfileFields() {}

    /** Returns the contract's name of an attribute: its own where the contract has none. */
    static String wireName(String attribute) {
        return WIRE_NAMES.getOrDefault(attribute, attribute);
    }
}
