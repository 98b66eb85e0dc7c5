package com.ecommerce.userservice.core.token;

import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import java.util.List;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** The realm roles of a user. */
public final class RealmRoles {

    private RealmRoles() {}

    /**
     * Returns the names of the realm roles that the user has, through groups and composites too, sorted.
     *
     * @param dependencies records the user, its groups and its roles
     */
    public static List<String> of(UserModel user, DependencyRecorder dependencies) {
        dependencies.dependsOn(user);
        user.getGroupsStream().forEach(group -> recordWithParents(group, dependencies));
        Set<RoleModel> roles = RoleUtils.getDeepUserRoleMappings(user);
        roles.forEach(dependencies::dependsOn);
        return roles.stream()
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getName)
                .sorted()
                .toList();
    }

    private static void recordWithParents(GroupModel group, DependencyRecorder dependencies) {
        for (GroupModel ancestor = group; ancestor != null; ancestor = ancestor.getParent()) {
            dependencies.dependsOn(ancestor);
        }
    }
}
