package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.user.ChangePassword;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a password change; a field that was not sent is null. */
@Schema(
        description = "The password in use, and the one to come.",
        requiredProperties = {"old_password", "new_password"})
public record PasswordRequest(
        @Schema(format = "password", examples = "correct-horse-7")
        String oldPassword,

        @Schema(
                description = "The realm's password policy applies.",
                format = "password",
                examples = "battery-staple-8")
        String newPassword,

        @Schema(description = "If sent, must equal `new_password`.", format = "password", examples = "battery-staple-8")
        String newPasswordConfirm) {

    ChangePassword toChangePassword() {
        return new ChangePassword(oldPassword, newPassword, newPasswordConfirm);
    }

    /** Leaves out every component, so that no password reaches a log. */
    @Override
    public String toString() {
        return "PasswordRequest";
    }
}
