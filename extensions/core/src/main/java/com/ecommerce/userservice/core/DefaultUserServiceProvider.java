package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.token.AccessTokens;
import com.ecommerce.userservice.core.token.DecisionMeters;
import com.ecommerce.userservice.core.token.InvalidToken;
import com.ecommerce.userservice.core.token.TokenDecision;
import com.ecommerce.userservice.core.token.ValidToken;
import com.ecommerce.userservice.core.token.VerifiedTokens;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.Accounts;
import com.ecommerce.userservice.core.user.ChangePassword;
import com.ecommerce.userservice.core.user.CreateUser;
import com.ecommerce.userservice.core.user.Passwords;
import com.ecommerce.userservice.core.user.Profiles;
import com.ecommerce.userservice.core.user.User;
import com.ecommerce.userservice.core.user.UserDirectory;
import com.ecommerce.userservice.core.user.UserLookup;
import com.ecommerce.userservice.core.user.UserPage;
import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.core.user.WritableField;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/** The user service of one session. */
final class DefaultUserServiceProvider implements UserServiceProvider {

    private static final String GRPC_READ = "grpc-read";

    private final KeycloakSession session;
    private final UserServiceConfig config;
    private final VerifiedTokens verifiedTokens;
    private final DecisionMeters meters;
    private final ClusterHealth clusterHealth;
    private DependencyRecorder dependencies = DependencyRecorder.NONE;

    DefaultUserServiceProvider(
            KeycloakSession session,
            UserServiceConfig config,
            VerifiedTokens verifiedTokens,
            DecisionMeters meters,
            ClusterHealth clusterHealth) {
        this.session = session;
        this.config = config;
        this.verifiedTokens = verifiedTokens;
        this.meters = meters;
        this.clusterHealth = clusterHealth;
    }

    @Override
    public UserServiceConfig config() {
        return config;
    }

    @Override
    public void selectRealm(String name) {
        checkCluster();
        RealmModel realm =
                session.realms().getRealmByName(name == null || name.isBlank() ? config.defaultRealm() : name);
        if (realm == null
                || !realm.isEnabled()
                || !RealmSettings.of(realm, config).apiEnabled()) {
            throw new DomainException(ErrorCode.NOT_FOUND, "There is no such realm, or it does not serve this API.");
        }
        session.getContext().setRealm(realm);
        dependencies.dependsOn(realm);
        if (hasOrganizations()) {
            // Whether a user is enabled then depends on organizations too.
            dependencies.markIncomplete();
        }
    }

    @Override
    public RealmSettings settings() {
        return RealmSettings.of(realm(), config);
    }

    private boolean hasOrganizations() {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        return organizations != null && organizations.hasOrganizations();
    }

    @Override
    public TokenDecision decide(String encodedToken) {
        return decide(encodedToken, DecisionMeters.Purpose.VALIDATE);
    }

    @Override
    public void recordDependencies(DependencyRecorder recorder) {
        dependencies = recorder;
    }

    @Override
    public ValidToken authenticate(String encodedToken) {
        TokenDecision decision = decide(encodedToken, DecisionMeters.Purpose.AUTHENTICATE);
        if (decision instanceof InvalidToken) {
            throw DomainException.tokenNotValid();
        }
        return (ValidToken) decision;
    }

    @Override
    public ValidToken authenticateForUpdate(String encodedToken) {
        String userId = accessTokens()
                .holder(encodedToken)
                // A lightweight token has to be looked up to know whose it is: elsewhere, so that nothing is read here.
                .orElseGet(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(),
                        session.getContext(),
                        other -> other.getProvider(UserServiceProvider.class)
                                .authenticate(encodedToken)
                                .userId(),
                        "holder of a token"));
        Accounts.lock(session, realm(), userId);
        ValidToken caller = authenticate(encodedToken);
        if (caller.userId().equals(userId)) {
            return caller;
        }
        // A client with pairwise subjects: only the user session tells whose the token is.
        Accounts.lock(session, realm(), caller.userId());
        return authenticate(encodedToken);
    }

    @Override
    public boolean mayReadOverGrpc(ValidToken caller) {
        ClientModel client = realm().getClientByClientId(config.audience());
        RoleModel role = client == null ? null : client.getRole(GRPC_READ);
        UserModel user = session.users().getUserById(realm(), caller.userId());
        if (role == null || user == null) {
            return false;
        }
        // What the user has, RealmRoles has named; what the role is called, and that it is the client's, this names.
        dependencies.dependsOn(client);
        dependencies.dependsOn(role);
        return user.hasRole(role);
    }

    @Override
    public User getUser(String id) {
        return new UserLookup(session, realm(), dependencies).byId(id);
    }

    @Override
    public User getUserByEmail(String email) {
        return new UserLookup(session, realm(), dependencies).byEmail(email);
    }

    @Override
    public List<String> getRealmRoles(String userId) {
        return new UserLookup(session, realm(), dependencies).realmRoles(userId);
    }

    @Override
    public User register(CreateUser command) {
        if (!settings().registrationEnabled() || !realm().isRegistrationAllowed()) {
            throw new DomainException(
                    ErrorCode.REGISTRATION_CLOSED, "Registration is closed. Ask the operator for an account.");
        }
        return new Profiles(session, realm()).register(command, realm().getClientByClientId(config.firstPartyClient()));
    }

    @Override
    public User updateProfile(ValidToken caller, Map<WritableField, String> changes) {
        return new Profiles(session, realm()).update(caller, changes);
    }

    @Override
    public void changePassword(ValidToken caller, ChangePassword command) {
        new Passwords(session, realm()).change(caller, command);
    }

    @Override
    public AccountDeletion deleteAccount(ValidToken caller) {
        return new Accounts(session, realm()).delete(caller, settings().accountDeletion());
    }

    @Override
    public User viewUser(ValidToken caller, String id) {
        return new UserDirectory(session, realm()).view(caller, id);
    }

    @Override
    public UserPage listUsers(ValidToken caller, UserQuery query) {
        return new UserDirectory(session, realm()).list(caller, query);
    }

    @Override
    public void checkCluster() {
        if (!clusterHealth.isHealthy()) {
            throw new DomainException(
                    ErrorCode.UNAVAILABLE, "This node has lost the others. Try again in a moment, at another node.");
        }
    }

    @Override
    public void checkDatabase() {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery("select 1")
                .getSingleResult();
    }

    private TokenDecision decide(String encodedToken, DecisionMeters.Purpose purpose) {
        return meters.count(purpose, accessTokens().decide(encodedToken));
    }

    private AccessTokens accessTokens() {
        return new AccessTokens(session, realm(), config.audience(), verifiedTokens, dependencies);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
