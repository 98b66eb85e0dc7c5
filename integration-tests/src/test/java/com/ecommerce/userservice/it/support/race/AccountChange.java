package com.ecommerce.userservice.it.support.race;

import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.List;
import java.util.Map;

/** One change of an account, by one interface. Two of the same field at once leave the value of one of them. */
enum AccountChange {
    DISABLE("enabled") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator("PUT", account.id(), "", Map.of("enabled", false));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return !account.stored(access).path("enabled").asBoolean();
        }
    },
    DELETE("enabled") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.api().delete("users/me/", account.user().access());
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return DISABLE.isKept(access, account, value);
        }
    },
    PASSWORD("password") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.api().changePassword(account.user().access(), TestUser.PASSWORD, "amber-Lighthouse-" + value);
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.hasPassword(access, "amber-Lighthouse-" + value);
        }
    },
    RESET("password") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator(
                    "PUT",
                    account.id(),
                    "/reset-password",
                    Map.of("type", "password", "temporary", false, "value", "amber-Lighthouse-" + value));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return PASSWORD.isKept(access, account, value);
        }
    },
    PATCH_NOTHING("") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return patch(access, account, Map.of());
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return true;
        }
    },
    PATCH_FIRST_NAME("firstName") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return patch(access, account, Map.of("first_name", value));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.stored(access).path("firstName").asText().equals(value);
        }
    },
    PATCH_LAST_NAME("lastName") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return patch(access, account, Map.of("last_name", value));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.stored(access).path("lastName").asText().equals(value);
        }
    },
    PATCH_PHONE("phone_number") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return patch(access, account, Map.of("phone_number", PHONE));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.attribute(access, "phone_number").equals(List.of(PHONE));
        }
    },
    PUT("lastName") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.api().put("users/me/", account.user().access(), Map.of("last_name", value));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return PATCH_LAST_NAME.isKept(access, account, value);
        }
    },
    OPERATOR_EMAIL("email") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator(
                    "PUT",
                    account.id(),
                    "",
                    Map.of("email", "new-" + account.user().email(), "emailVerified", true));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.stored(access)
                    .path("email")
                    .asText()
                    .equals("new-" + account.user().email());
        }
    },
    OPERATOR_PHONE("phone_number") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator(
                    "PUT",
                    account.id(),
                    "",
                    Map.of("email", account.user().email(), "attributes", Map.of("phone_number", List.of(PHONE))));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return PATCH_PHONE.isKept(access, account, value);
        }
    },
    OPERATOR_ROLE("roles") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator(
                    "POST",
                    account.id(),
                    "/role-mappings/realm",
                    List.of(access.realm()
                            .admin("GET", "roles/offline_access", null)
                            .json()));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return access.operator("GET", account.id(), "/role-mappings/realm", null)
                    .body()
                    .contains("offline_access");
        }
    },
    OPERATOR_ACTION("requiredActions") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator("PUT", account.id(), "", Map.of("requiredActions", List.of("CONFIGURE_TOTP")));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.stored(access).path("requiredActions").size() == 1;
        }
    },
    OPERATOR_LOGOUT("sessions") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.operator("POST", account.id(), "/logout", null);
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return access.api().me(account.user().access()).status() == 401;
        }
    },
    CONSOLE_LOYALTY("loyalty") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.accountConsole(
                    account.console(),
                    Map.of("email", account.user().email(), "attributes", Map.of("loyalty", List.of("gold"))));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return account.attribute(access, "loyalty").equals(List.of("gold"));
        }
    },
    CONSOLE_PHONE("phone_number") {
        @Override
        Reply send(RealmAccess access, Account account, String value) {
            return access.accountConsole(
                    account.console(),
                    Map.of("email", account.user().email(), "attributes", Map.of("phone_number", List.of(PHONE))));
        }

        @Override
        boolean isKept(RealmAccess access, Account account, String value) {
            return PATCH_PHONE.isKept(access, account, value);
        }
    };

    private static final String PHONE = "+1 555 0001";

    private final String field;

    AccountChange(String field) {
        this.field = field;
    }

    /** Returns what it changes, by Keycloak's name. */
    String field() {
        return field;
    }

    /** Tells whether it needs a token for Keycloak's account console. */
    boolean isOfConsole() {
        return this == CONSOLE_LOYALTY || this == CONSOLE_PHONE;
    }

    /** @param value what tells this writer's change from the other one's */
    abstract Reply send(RealmAccess access, Account account, String value);

    /** Tells whether the account has what {@link #send} has sent. */
    abstract boolean isKept(RealmAccess access, Account account, String value);

    private static Reply patch(RealmAccess access, Account account, Map<String, ?> changes) {
        return access.api().patch("users/me/", account.user().access(), changes);
    }
}
