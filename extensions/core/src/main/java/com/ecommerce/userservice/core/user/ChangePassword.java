package com.ecommerce.userservice.core.user;

/**
 * The wish to change a password. Any component may be null or {@code ""}: validation names what is missing.
 *
 * @param oldPassword required
 * @param newPassword required
 * @param newPasswordConfirm if not null, must equal {@code newPassword}
 */
public record ChangePassword(String oldPassword, String newPassword, String newPasswordConfirm) {

    /** Leaves out every component, so that no password reaches a log. */
    @Override
    public String toString() {
        return "ChangePassword";
    }
}
