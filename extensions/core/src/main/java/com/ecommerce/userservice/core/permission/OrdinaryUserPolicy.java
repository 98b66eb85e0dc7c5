package com.ecommerce.userservice.core.permission;

import org.keycloak.Config;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.permission.ResourcePermission;
import org.keycloak.authorization.policy.evaluation.Evaluation;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Grants what is asked about a user who is neither an administrator nor a service account, and of what is asked about all
 * users the {@link AllUsersRequest}s. It denies all else.
 *
 * <p>An administrator is who has a role of Keycloak's admin clients, through a group or another role too: so whoever may
 * manage ordinary users cannot become an administrator by the password or the e-mail address of one.
 */
final class OrdinaryUserPolicy implements PolicyProvider {

    /** As {@code KeycloakModelUtils#getMasterRealmAdminManagementClientId} names a realm's client in {@code master}. */
    private static final String REALM_CLIENT_SUFFIX = "-realm";

    @Override
    public void evaluate(Evaluation evaluation) {
        ResourcePermission permission = evaluation.getPermission();
        if (AdminPermissionsSchema.USERS_RESOURCE_TYPE.equals(permission.getResourceType())
                && isGranted(
                        permission.getResource().getName(),
                        evaluation.getAuthorizationProvider().getKeycloakSession(),
                        evaluation.getAuthorizationProvider().getRealm())) {
            evaluation.grant();
        } else {
            evaluation.deny();
        }
    }

    /** @param resource the id of a user, or the type of the resource for what is asked about all users */
    private static boolean isGranted(String resource, KeycloakSession session, RealmModel realm) {
        return AdminPermissionsSchema.USERS_RESOURCE_TYPE.equals(resource)
                ? new AllUsersRequest(session, realm).isAllowed(OrdinaryUserPolicy::isOrdinary)
                : isOrdinary(session.users().getUserById(realm, resource));
    }

    private static boolean isOrdinary(UserModel user) {
        return user != null
                && user.getServiceAccountClientLink() == null
                && RoleUtils.getDeepUserRoleMappings(user).stream().noneMatch(OrdinaryUserPolicy::isOfAdministrators);
    }

    /**
     * In a realm that is not {@code master}, those of its client {@code realm-management}; in {@code master}, those of every
     * realm's client there, and the roles that stand for all realms.
     */
    private static boolean isOfAdministrators(RoleModel role) {
        if (role.getContainer() instanceof ClientModel client) {
            String clientId = client.getClientId();
            return clientId.equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                    || (isOfMaster(client.getRealm()) && clientId.endsWith(REALM_CLIENT_SUFFIX));
        }
        return role.getContainer() instanceof RealmModel realm
                && isOfMaster(realm)
                && (role.getName().equals(AdminRoles.ADMIN) || role.getName().equals(AdminRoles.CREATE_REALM));
    }

    private static boolean isOfMaster(RealmModel realm) {
        return realm.getName().equals(Config.getAdminRealm());
    }

    @Override
    public void close() {}
}
