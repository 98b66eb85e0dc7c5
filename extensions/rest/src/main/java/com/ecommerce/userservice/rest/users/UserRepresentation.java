package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.User;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A user as clients read it. */
public record UserRepresentation(
        String id,
        String email,
        String username,
        String firstName,
        String lastName,
        String phoneNumber,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("is_verified") boolean verified,
        String dateJoined,
        String updatedAt) {

    public static UserRepresentation of(User user) {
        return new UserRepresentation(
                user.id(),
                user.email(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.phoneNumber(),
                user.active(),
                user.verified(),
                timestamp(user.dateJoined()),
                timestamp(user.updatedAt()));
    }

    /** RFC 3339 in UTC. */
    private static String timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
