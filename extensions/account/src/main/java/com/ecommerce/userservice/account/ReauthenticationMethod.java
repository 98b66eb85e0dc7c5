package com.ecommerce.userservice.account;

import java.util.Locale;

/** By what the owner of an account authenticates again. */
public enum ReauthenticationMethod {
    PASSWORD,
    /** The one-time password of a device. */
    OTP,
    /** The code of an e-mail. */
    EMAIL;

    /** Returns the name that clients see and send. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
