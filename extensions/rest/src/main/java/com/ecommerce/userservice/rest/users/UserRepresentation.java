package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.rest.http.Timestamps;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user as clients read it. */
@Schema(name = "User", description = "An account. Strings that are not set are `\"\"`.")
public record UserRepresentation(
        @Schema(
                description = "Keycloak's id, a UUID for accounts of its own store.",
                maxLength = 255,
                examples = "3f1b...")
        String id,

        @Schema(maxLength = 255, examples = "anna@example.com")
        String email,

        @Schema(maxLength = 255, examples = "anna") String username,
        @Schema(maxLength = 255, examples = "Anna") String firstName,
        @Schema(maxLength = 255, examples = "Brook") String lastName,
        @Schema(examples = "+44 20 7946 0018") String phoneNumber,

        @JsonProperty("is_active") @Schema(description = "Whether the account is enabled.")
        boolean active,

        @JsonProperty("is_verified") @Schema(description = "Whether the e-mail address is confirmed.")
        boolean verified,

        @Schema(format = "date-time", examples = "2026-01-31T09:30:00.123Z")
        String dateJoined,

        @Schema(format = "date-time", examples = "2026-01-31T09:30:00.123Z")
        String updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Of the own account, while it has one: the address that is to become its own once it is confirmed.",
                maxLength = 255,
                examples = "anna.brook@example.com")
        String pendingEmail) {

    /** Returns a user as others read it. */
    public static UserRepresentation of(User user) {
        return of(user, null);
    }

    /** Returns the caller's own account. */
    public static UserRepresentation own(User user) {
        return of(user, user.pendingEmail().isEmpty() ? null : user.pendingEmail());
    }

    private static UserRepresentation of(User user, String pendingEmail) {
        return new UserRepresentation(
                user.id(),
                user.email(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.phoneNumber(),
                user.active(),
                user.verified(),
                Timestamps.of(user.dateJoined()),
                Timestamps.of(user.updatedAt()),
                pendingEmail);
    }
}
