package com.ecommerce.userservice.rest.auth;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The second factors of an account that the realm's sign-in page asks for. Keycloak's direct grant checks one-time passwords
 * only: an account with another second factor would be open to anybody who has its password.
 */
final class SecondFactors {

    private final KeycloakSession session;
    private final RealmModel realm;

    private SecondFactors(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns types of credentials, such as {@code otp}; empty if the sign-in page asks for the password only. */
    static Set<String> of(KeycloakSession session, RealmModel realm, UserModel user) {
        return new SecondFactors(session, realm).of(user);
    }

    private Set<String> of(UserModel user) {
        return askedFor(realm.getBrowserFlow())
                .distinct()
                .filter(type ->
                        isSecondFactor(type, user) && user.credentialManager().isConfiguredFor(type))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the types of credentials that the executions of a flow and of its subflows ask for. */
    private Stream<String> askedFor(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(execution -> !execution.isDisabled())
                .flatMap(this::askedFor);
    }

    private Stream<String> askedFor(AuthenticationExecutionModel execution) {
        if (execution.isAuthenticatorFlow()) {
            return askedFor(realm.getAuthenticationFlowById(execution.getFlowId()));
        }
        AuthenticatorFactory factory = (AuthenticatorFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        return Stream.ofNullable(factory)
                .map(AuthenticatorFactory::getReferenceCategory)
                .filter(Objects::nonNull);
    }

    private boolean isSecondFactor(String type, UserModel user) {
        CredentialTypeMetadataContext context =
                CredentialTypeMetadataContext.builder().user(user).build(session);
        return AuthenticatorUtil.getCredentialProviders(session)
                .filter(provider -> provider.supportsCredentialType(type))
                .anyMatch(
                        provider -> provider.getCredentialTypeMetadata(context).getCategory()
                                == CredentialTypeMetadata.Category.TWO_FACTOR);
    }
}
