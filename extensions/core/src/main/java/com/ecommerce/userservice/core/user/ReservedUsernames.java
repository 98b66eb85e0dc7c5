package com.ecommerce.userservice.core.user;

import java.util.Set;

/** Usernames that customers cannot choose: other people, or an operator's command, would take them for somebody else's. */
final class ReservedUsernames {

    /** Keycloak's service accounts have such names; a client that is created later needs its own. */
    private static final String SERVICE_ACCOUNT_PREFIX = "service-account-";

    private static final Set<String> NAMES = Set.of("admin", "administrator", "operator", "root", "support", "system");

    private ReservedUsernames() {}

    /** @param username in its {@link UsernameForm} */
    static boolean contains(String username) {
        return NAMES.contains(username) || username.startsWith(SERVICE_ACCOUNT_PREFIX);
    }
}
