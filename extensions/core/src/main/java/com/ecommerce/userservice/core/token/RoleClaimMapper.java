package com.ecommerce.userservice.core.token;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Adds the claim {@code role} to access tokens: one value, {@code admin} for users with the realm role {@code admin},
 * {@code customer} for all others. Gateways of the replaced service read it.
 */
public final class RoleClaimMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, TokenIntrospectionTokenMapper {

    /** The mapper's type in a realm's configuration. */
    public static final String PROVIDER_ID = "user-service-role-mapper";

    private static final String CLAIM = "role";
    private static final String ADMIN = "admin";
    private static final String CUSTOMER = "customer";

    private static final List<ProviderConfigProperty> CONFIG = config();

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "User service role";
    }

    @Override
    public String getHelpText() {
        return "Adds the claim role: admin for users with the realm role admin, customer for all others.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIG;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapping,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        token.getOtherClaims().put(CLAIM, roleOf(userSession));
    }

    private static String roleOf(UserSessionModel userSession) {
        UserModel user = userSession.getUser();
        RoleModel admin = userSession.getRealm().getRole(ADMIN);
        return admin != null && user.hasRole(admin) ? ADMIN : CUSTOMER;
    }

    private static List<ProviderConfigProperty> config() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, RoleClaimMapper.class);
        return List.copyOf(properties);
    }
}
