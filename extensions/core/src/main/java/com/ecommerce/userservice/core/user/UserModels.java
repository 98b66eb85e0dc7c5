package com.ecommerce.userservice.core.user;

import java.time.Instant;
import java.util.Objects;
import org.keycloak.models.UserModel;

/** Reads Keycloak's model of a user. */
final class UserModels {

    private UserModels() {}

    static User toUser(UserModel model) {
        Instant joined = Instant.ofEpochMilli(Objects.requireNonNullElse(model.getCreatedTimestamp(), 0L));
        Long modified = model.getLastModifiedTimestamp();
        return new User(
                model.getId(),
                text(model.getEmail()),
                model.getUsername(),
                text(model.getFirstName()),
                text(model.getLastName()),
                text(model.getFirstAttribute(ProfileFields.PHONE_NUMBER)),
                text(model.getFirstAttribute(UserModel.EMAIL_PENDING)),
                model.isEnabled(),
                model.isEmailVerified(),
                joined,
                modified == null ? joined : Instant.ofEpochMilli(modified));
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
