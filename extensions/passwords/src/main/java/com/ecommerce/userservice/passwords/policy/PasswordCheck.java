package com.ecommerce.userservice.passwords.policy;

/** What a list says about a password. */
enum PasswordCheck {
    /** It is on the list, or one of the few that are taken for one. */
    BREACHED,
    /** It is not on the list. */
    CLEAN,
    /** There is no list that can be asked. */
    UNAVAILABLE
}
