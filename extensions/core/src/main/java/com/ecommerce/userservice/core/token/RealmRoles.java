package com.ecommerce.userservice.core.token;

import java.util.List;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** The realm roles of a user. */
public final class RealmRoles {

    private RealmRoles() {}

    /** Returns the names of the realm roles that the user has, through groups and composites too, sorted. */
    public static List<String> of(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream()
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getName)
                .sorted()
                .toList();
    }
}
