package com.ecommerce.userservice.core.realm;

import com.ecommerce.userservice.core.config.UserServiceConfig;
import com.ecommerce.userservice.core.user.AccountDeletion;
import com.ecommerce.userservice.core.user.UserQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.ui.extend.UiTabProviderFactory;

/**
 * Adds a tab to the realm settings of the admin console, where the feature {@code declarative-ui} is on, and checks the
 * component behind it, in which {@link RealmSettings} are kept. The component also comes with a realm file and through the
 * admin REST API, feature or not: Keycloak 26.7 hides the tab without it, nothing else.
 *
 * <p>The SPI {@code ui-tab} is internal and experimental in 26.7.
 */
public final class RealmSettingsTabFactory implements UiTabProviderFactory<ComponentModel> {

    /** Also the key of the tab's title among the texts of the admin console, and part of its address. */
    public static final String PROVIDER_ID = "user-api";

    private static final String PATH = "/:realm/realm-settings/:tab?";
    private static final String TAB = "tab";

    /** What the console adds to every new component: the parameters of its own address (26.7, PageHandler.tsx). */
    private static final Set<String> PARAMETERS_OF_THE_CONSOLE = Set.of("realm", TAB);

    private static final Set<String> SETTINGS = Stream.concat(
                    Stream.of(
                            RealmSettings.API_ENABLED,
                            RealmSettings.REGISTRATION_ENABLED,
                            RealmSettings.EMAIL_VERIFICATION_ENABLED,
                            RealmSettings.EMAIL_VERIFICATION_PAGE,
                            RealmSettings.PASSWORD_RESET_ENABLED,
                            RealmSettings.PASSWORD_RESET_PAGE,
                            RealmSettings.EMAIL_CHANGE_ENABLED,
                            RealmSettings.EMAIL_CHANGE_PAGE,
                            RealmSettings.EMAIL_UNDO_PAGE,
                            RealmSettings.ACCOUNT_DELETION,
                            RealmSettings.PAGE_SIZE_LIMIT,
                            RealmSettings.SESSIONS_ENABLED,
                            RealmSettings.REFRESH_GRACE_SECONDS),
                    Arrays.stream(LimitSetting.values()).map(LimitSetting::key))
            .collect(Collectors.toUnmodifiableSet());

    private UserServiceConfig server;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope scope) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = UserServiceConfig.ofServer();
    }

    @Override
    public void close() {}

    @Override
    public String getPath() {
        return PATH;
    }

    @Override
    public Map<String, String> getParams() {
        return Map.of(TAB, PROVIDER_ID);
    }

    @Override
    public String getHelpText() {
        return "What the user service does in this realm.";
    }

    /** Labels and help are keys of {@code theme-resources/messages}; what is shown before the first save is in effect. */
    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create()
                .property()
                .name(RealmSettings.API_ENABLED)
                .label("userApiEnabled")
                .helpText("userApiEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(RealmSettings.REGISTRATION_ENABLED)
                .label("userApiRegistrationEnabled")
                .helpText("userApiRegistrationEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(true)
                .add()
                .property()
                .name(RealmSettings.EMAIL_VERIFICATION_ENABLED)
                .label("userApiEmailVerificationEnabled")
                .helpText("userApiEmailVerificationEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(RealmSettings.EMAIL_VERIFICATION_PAGE)
                .label("userApiEmailVerificationPage")
                .helpText("userApiEmailVerificationPageHelp")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("")
                .add()
                .property()
                .name(RealmSettings.PASSWORD_RESET_ENABLED)
                .label("userApiPasswordResetEnabled")
                .helpText("userApiPasswordResetEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(RealmSettings.PASSWORD_RESET_PAGE)
                .label("userApiPasswordResetPage")
                .helpText("userApiPasswordResetPageHelp")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("")
                .add()
                .property()
                .name(RealmSettings.EMAIL_CHANGE_ENABLED)
                .label("userApiEmailChangeEnabled")
                .helpText("userApiEmailChangeEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(RealmSettings.EMAIL_CHANGE_PAGE)
                .label("userApiEmailChangePage")
                .helpText("userApiEmailChangePageHelp")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("")
                .add()
                .property()
                .name(RealmSettings.EMAIL_UNDO_PAGE)
                .label("userApiEmailUndoPage")
                .helpText("userApiEmailUndoPageHelp")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue("")
                .add()
                .property()
                .name(RealmSettings.ACCOUNT_DELETION)
                .label("userApiAccountDeletion")
                .helpText("userApiAccountDeletionHelp")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Arrays.stream(AccountDeletion.values())
                        .map(AccountDeletion::value)
                        .toList())
                .defaultValue(server.accountDeletion().value())
                .add()
                .property()
                .name(RealmSettings.PAGE_SIZE_LIMIT)
                .label("userApiPageSizeLimit")
                .helpText("userApiPageSizeLimitHelp")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(UserQuery.MAX_PAGE_SIZE)
                .add()
                .property()
                .name(RealmSettings.SESSIONS_ENABLED)
                .label("userApiSessionsEnabled")
                .helpText("userApiSessionsEnabledHelp")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .add()
                .property()
                .name(RealmSettings.REFRESH_GRACE_SECONDS)
                .label("userApiRefreshGraceSeconds")
                .helpText("userApiRefreshGraceSecondsHelp")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(RealmSettings.DEFAULT_REFRESH_GRACE_SECONDS)
                .add();
        for (LimitSetting limit : LimitSetting.values()) {
            builder.property()
                    .name(limit.key())
                    .label(label(limit))
                    .helpText(label(limit) + "Help")
                    .type(ProviderConfigProperty.INTEGER_TYPE)
                    .defaultValue(limit.defaultValue())
                    .add();
        }
        return builder.build();
    }

    /** Returns the key of a limit's label: {@code userApiLoginLimitPerMinute} of {@code loginLimitPerMinute}. */
    static String label(LimitSetting limit) {
        return "userApi" + limit.key().substring(0, 1).toUpperCase(Locale.ROOT)
                + limit.key().substring(1);
    }

    /**
     * Refuses what cannot be used, and gives a new component the one id under which it is looked for. Keycloak's own key
     * providers complete their components here, too.
     */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (!realm.getId().equals(model.getParentId())) {
            throw new ComponentValidationException("The settings of the user API belong to the realm itself.");
        }
        String id = RealmSettings.componentId(realm);
        if (realm.getComponent(id) == null) {
            if (model.getId() != null && realm.getComponent(model.getId()) != null) {
                throw new ComponentValidationException(
                        "Another component cannot become the settings of the user API. Create them as a new one.");
            }
            model.setId(id);
        } else if (!id.equals(model.getId())) {
            throw new ComponentValidationException(
                    "The realm has settings of the user API already. Change the component " + id + ".");
        }
        PARAMETERS_OF_THE_CONSOLE.forEach(model.getConfig()::remove);
        for (String name : model.getConfig().keySet()) {
            if (!SETTINGS.contains(name)) {
                throw new ComponentValidationException("The user API has no setting of the name {0}.", name);
            }
        }
        try {
            RealmSettings.of(model, server);
            for (LimitSetting limit : LimitSetting.values()) {
                limit.in(model);
            }
        } catch (IllegalArgumentException unusable) {
            throw new ComponentValidationException(unusable.getMessage());
        }
    }
}
