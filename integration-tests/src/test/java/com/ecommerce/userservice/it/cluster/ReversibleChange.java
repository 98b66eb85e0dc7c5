package com.ecommerce.userservice.it.cluster;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TokenHolder;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A change by an operator that can be undone. The replies of {@code ValidateToken} show both. */
enum ReversibleChange {
    ROLE_GIVEN(answer -> answer.getRolesList().contains(ReversibleChange.ROLE)) {
        @Override
        void set(TestRealm realm, TokenHolder holder, boolean on) {
            realm.admin(
                    on ? "POST" : "DELETE",
                    "users/" + holder.user().id() + "/role-mappings/realm",
                    List.of(realm.admin("GET", "roles/" + ROLE, null).json()));
        }
    },
    CLIENT_DISABLED(ReversibleChange::isInvalid) {
        @Override
        void set(TestRealm realm, TokenHolder holder, boolean on) {
            realm.admin("PUT", "clients/" + holder.client().id(), Map.of("enabled", !on));
        }
    },
    REALM_NOT_BEFORE(ReversibleChange::isInvalid) {
        @Override
        void set(TestRealm realm, TokenHolder holder, boolean on) {
            long issued = Tokens.claims(holder.access()).path("iat").longValue();
            realm.update(Map.of("notBefore", on ? issued + 1 : 0));
        }
    },
    KEY_DISABLED(ReversibleChange::isInvalid) {
        @Override
        void set(TestRealm realm, TokenHolder holder, boolean on) {
            realm.updateFirstKey("enabled", Boolean.toString(!on));
        }
    },
    REALM_SETTING(ReversibleChange::isInvalid) {
        @Override
        void set(TestRealm realm, TokenHolder holder, boolean on) {
            realm.setEnabled(!on);
        }
    };

    static final String ROLE = "reviewer";

    private final Predicate<TokenResponse> seen;

    ReversibleChange(Predicate<TokenResponse> seen) {
        this.seen = seen;
    }

    /** Changes it, or changes it back, at the node that the realm is at. */
    abstract void set(TestRealm realm, TokenHolder holder, boolean on);

    /** Returns whether an answer tells of it. */
    boolean isSeenIn(TokenResponse answer) {
        return seen.test(answer);
    }

    private static boolean isInvalid(TokenResponse answer) {
        return !answer.getValid();
    }
}
