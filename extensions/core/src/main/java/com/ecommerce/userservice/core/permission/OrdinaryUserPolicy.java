package com.ecommerce.userservice.core.permission;

import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.permission.ResourcePermission;
import org.keycloak.authorization.policy.evaluation.Evaluation;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Grants what is asked about a user who is neither an administrator nor a service account, and what is asked about all
 * users, such as to create one. It denies all else.
 *
 * <p>An administrator is who has a role of the client {@code realm-management}, through a group or another role too: so
 * whoever may manage ordinary users cannot become an administrator by the password or the e-mail address of one.
 */
final class OrdinaryUserPolicy implements PolicyProvider {

    @Override
    public void evaluate(Evaluation evaluation) {
        ResourcePermission permission = evaluation.getPermission();
        String resource = permission.getResource().getName();
        boolean ofUsers = AdminPermissionsSchema.USERS_RESOURCE_TYPE.equals(permission.getResourceType());
        boolean ofAllUsers = AdminPermissionsSchema.USERS_RESOURCE_TYPE.equals(resource);
        if (ofUsers && (ofAllUsers || isOrdinary(evaluation.getAuthorizationProvider(), resource))) {
            evaluation.grant();
        } else {
            evaluation.deny();
        }
    }

    private static boolean isOrdinary(AuthorizationProvider authorization, String userId) {
        RealmModel realm = authorization.getRealm();
        UserModel user = authorization.getKeycloakSession().users().getUserById(realm, userId);
        return user != null && user.getServiceAccountClientLink() == null && !isAdministrator(user);
    }

    private static boolean isAdministrator(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(OrdinaryUserPolicy::isOfAdministrators);
    }

    private static boolean isOfAdministrators(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                && client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID);
    }

    @Override
    public void close() {}
}
