package com.ecommerce.userservice.core.user;

import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.List;
import java.util.Objects;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * The users of a realm as an administrator may see them, by Keycloak's own permissions.
 *
 * <p>Uses of Keycloak 26.7 internals: {@link AdminPermissions} and {@link AdminPermissionsSchema}, as
 * {@code UsersResource} of the admin API uses them.
 */
public final class AdministratorUserDirectory implements UserDirectory {

    private final KeycloakSession session;
    private final RealmModel realm;

    public AdministratorUserDirectory(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @Override
    public User view(ValidToken caller, String id) {
        UserPermissionEvaluator permissions = permissions(caller);
        requireAdministrator(permissions);
        UserModel user = new UserLookup(session, realm, DependencyRecorder.NONE).modelById("id", id);
        if (!permissions.canView(user)) {
            throw permissionDenied();
        }
        return UserModels.toUser(user);
    }

    @Override
    public UserPage list(ValidToken caller, UserQuery query) {
        requireAdministrator(permissions(caller));
        UserListQuery list = new UserListQuery(session, realm, query);
        long count = list.count();
        long first = (query.page() - 1L) * query.pageSize();
        if (first >= count && query.page() > 1) {
            throw new DomainException(ErrorCode.NOT_FOUND, "There is no such page. The first page is 1.");
        }
        List<User> users = list.ids(first).stream()
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .map(UserModels::toUser)
                .toList();
        return new UserPage(count, first + query.pageSize() < count, users);
    }

    /**
     * An administrator is who may view users: all of them or, where the realm has fine-grained permissions, some of
     * them; {@link UserListQuery} then leaves out the others.
     */
    private void requireAdministrator(UserPermissionEvaluator permissions) {
        boolean allowed = AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm)
                ? permissions.canQuery()
                : permissions.canView();
        if (!allowed) {
            throw permissionDenied();
        }
    }

    /**
     * By the roles that the user has, and not by those that the token carries: tokens of the shop's client carry none, so that
     * they open neither Keycloak's admin API nor its account API.
     */
    private UserPermissionEvaluator permissions(ValidToken caller) {
        UserModel user = session.users().getUserById(realm, caller.userId());
        return AdminPermissions.evaluator(session, realm, realm, user).users();
    }

    private static DomainException permissionDenied() {
        return new DomainException(ErrorCode.PERMISSION_DENIED, "Only administrators who may view users can do this.");
    }
}
