package com.ecommerce.userservice.core.user;

/**
 * The wish to create a user. Any component may be null or {@code ""}: validation names what is missing.
 *
 * @param email required
 * @param password required
 * @param passwordConfirm if not null, must equal {@code password}
 * @param username if absent, the e-mail serves
 * @param deviceName of the first login, which is not part of the account
 */
public record CreateUser(
        String email,
        String password,
        String passwordConfirm,
        String username,
        String firstName,
        String lastName,
        String phoneNumber,
        String deviceName) {

    /** Leaves out every component, so that no password or address reaches a log. */
    @Override
    public String toString() {
        return "CreateUser";
    }
}
