package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.WritableField;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a profile change; a field that was not sent is null. */
@Schema(description = "The writable fields of an account. Read-only ones that are sent back are ignored.")
public record ProfileRequest(
        @Schema(
                description = "Unique without regard to case and width. With an `@` it must be the account's own e-mail"
                        + " address; any other has at most 150 characters, of one script, and is none of the reserved"
                        + " names.",
                maxLength = 255,
                examples = "anna")
        String username,

        @Schema(maxLength = 150, examples = "Anna") String firstName,
        @Schema(maxLength = 150, examples = "Brook") String lastName,

        @Schema(
                description = "Digits, spaces and `+ - ( ) .`",
                maxLength = 20,
                pattern = "^[0-9 +().-]*$",
                examples = "+44 20 7946 0018")
        String phoneNumber) {

    /** Returns the fields that were sent. */
    Map<WritableField, String> changes() {
        Map<WritableField, String> changes = new EnumMap<>(WritableField.class);
        for (WritableField field : WritableField.values()) {
            String value = valueOf(field);
            if (value != null) {
                changes.put(field, value);
            }
        }
        return changes;
    }

    /** Returns all fields: a field that was not sent is cleared, except the username, which stays. */
    Map<WritableField, String> replacement() {
        Map<WritableField, String> changes = changes();
        for (WritableField field : WritableField.values()) {
            if (field != WritableField.USERNAME) {
                changes.putIfAbsent(field, "");
            }
        }
        return changes;
    }

    private String valueOf(WritableField field) {
        return switch (field) {
            case USERNAME -> username;
            case FIRST_NAME -> firstName;
            case LAST_NAME -> lastName;
            case PHONE_NUMBER -> phoneNumber;
        };
    }

    /** Leaves out every component, so that no name or number reaches a log. */
    @Override
    public String toString() {
        return "ProfileRequest";
    }
}
