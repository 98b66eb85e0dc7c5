package com.ecommerce.userservice.core.user;

import java.time.Instant;
import java.util.Objects;

/**
 * An account of the realm as it is now. Strings that are not set are {@code ""}, never null.
 *
 * @param id UUID
 * @param email lower case
 * @param username lower case, unique in the realm
 * @param firstName given name
 * @param lastName family name
 * @param phoneNumber as the user wrote it
 * @param pendingEmail the address that is to become the account's once it is confirmed
 * @param active whether the account is enabled
 * @param verified whether the e-mail address is verified
 * @param dateJoined when the account was created
 * @param updatedAt when the account was last changed, by any way in
 */
public record User(
        String id,
        String email,
        String username,
        String firstName,
        String lastName,
        String phoneNumber,
        String pendingEmail,
        boolean active,
        boolean verified,
        Instant dateJoined,
        Instant updatedAt) {

    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(pendingEmail, "pendingEmail");
        Objects.requireNonNull(dateJoined, "dateJoined");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
