package com.ecommerce.userservice.core;

import com.ecommerce.userservice.core.cluster.ClusterHealth;
import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.dependency.DependencyRecorder;
import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.realm.RealmSettings;
import com.ecommerce.userservice.core.session.OwnSessions;
import com.ecommerce.userservice.core.token.DecisionMeters;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.token.VerifiedTokens;
import com.ecommerce.userservice.core.user.AdministratorUserDirectory;
import com.ecommerce.userservice.core.user.OwnAccount;
import com.ecommerce.userservice.core.user.UserDirectory;
import com.ecommerce.userservice.core.user.UserLookup;
import com.ecommerce.userservice.core.user.UserReader;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** The user service of one session. */
final class DefaultUserServiceProvider implements UserServiceProvider {

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
    public void recordDependencies(DependencyRecorder recorder) {
        dependencies = recorder;
    }

    @Override
    public void selectRealm(String name) {
        checks().cluster();
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

    private boolean hasOrganizations() {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        return organizations != null && organizations.hasOrganizations();
    }

    @Override
    public RealmSettings settings() {
        return RealmSettings.of(realm(), config);
    }

    @Override
    public TokenService tokens() {
        return new DefaultTokenService(session, config.audience(), verifiedTokens, meters, dependencies);
    }

    @Override
    public UserReader users() {
        return new UserLookup(session, realm(), dependencies);
    }

    @Override
    public OwnAccount ownAccount() {
        return new DefaultOwnAccount(session, realm(), settings(), config.firstPartyClient());
    }

    @Override
    public OwnSessions ownSessions() {
        return new DefaultOwnSessions(session, realm(), settings());
    }

    @Override
    public UserDirectory directory() {
        return new AdministratorUserDirectory(session, realm());
    }

    @Override
    public ServiceChecks checks() {
        return new DefaultServiceChecks(session, clusterHealth);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
