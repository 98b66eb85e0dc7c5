package com.ecommerce.userservice.mail;

import java.util.Set;

/**
 * An e-mail that tells somebody what has happened to the account.
 *
 * @param key of the subject in the e-mail theme's messages; its sentence has the same with {@code Text} behind it
 * @param address where to; null for the user's own address, if that is confirmed
 */
record Notice(String key, String address) {

    static final Notice NEW_DEVICE = new Notice("noticeNewDevice", null);

    /** Types of credentials (Keycloak's {@code CredentialModel.getType}) that have sentences of their own. */
    private static final Set<String> TYPES =
            Set.of("password", "otp", "recovery-authn-codes", "webauthn", "webauthn-passwordless");

    /** Goes to the address that the account had. */
    static Notice emailChanged(String formerAddress) {
        return new Notice("noticeEmailChanged", formerAddress);
    }

    /** Tells that a credential was set or added; the type may be null. */
    static Notice credentialChanged(String type) {
        return new Notice("noticeChanged." + known(type), null);
    }

    /** Tells that a credential was removed; the type may be null. */
    static Notice credentialRemoved(String type) {
        return new Notice("noticeRemoved." + known(type), null);
    }

    private static String known(String type) {
        return type != null && TYPES.contains(type) ? type : "other";
    }
}
