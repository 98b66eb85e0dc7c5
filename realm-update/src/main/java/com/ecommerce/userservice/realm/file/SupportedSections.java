package com.ecommerce.userservice.realm.file;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Refuses a file that names anything which an update would have to pass over in silence. */
public final class SupportedSections {

    public static final String USER_PROFILE_TYPE = "org.keycloak.userprofile.UserProfileProvider";
    public static final String USER_PROFILE_PROVIDER = "declarative-user-profile";
    public static final String USER_PROFILE_SETTING = "kc.user.profile.config";

    public static final String TAB_TYPE = "org.keycloak.services.ui.extend.UiTabProvider";
    public static final String API_SETTINGS_PROVIDER = "user-api";

    /** In which Keycloak keeps a realm's fine-grained admin permissions. */
    public static final String ADMIN_PERMISSIONS_CLIENT = "admin-permissions";

    /** Sections that have their own part of the admin API; all other members of a realm are settings. */
    public static final Set<String> SECTIONS = Set.of(
            "roles",
            "defaultRoles",
            "clients",
            "clientScopes",
            "groups",
            "requiredActions",
            "authenticationFlows",
            "authenticatorConfig",
            "localizationTexts",
            "components");

    private static final Set<String> MAPS_OF_SETTINGS = Set.of("attributes", "smtpServer", "browserSecurityHeaders");

    /** What {@code PUT /admin/realms/{realm}} passes over, or takes an unknown name of without a word (26.7). */
    private static final Set<String> NOT_SETTABLE = Set.of(
            "id",
            "keycloakVersion",
            "privateKey",
            "publicKey",
            "certificate",
            "codeSecret",
            "userCacheEnabled",
            "realmCacheEnabled",
            "passwordCredentialGrantAllowed",
            "requiredCredentials",
            "otpSupportedApplications",
            "defaultDefaultClientScopes",
            "defaultOptionalClientScopes",
            "social",
            "updateProfileOnInitialSocialLogin",
            "browserFlow",
            "registrationFlow",
            "directGrantFlow",
            "resetCredentialsFlow",
            "clientAuthenticationFlow",
            "dockerAuthenticationFlow",
            "firstBrokerLoginFlow");

    private static final Set<String> ROLE = Set.of("name", "description", "attributes", "composite", "composites");
    private static final Set<String> MAPPER = Set.of("name", "protocol", "protocolMapper", "config");
    private static final Set<String> CLIENT_SCOPE =
            Set.of("name", "description", "protocol", "attributes", "protocolMappers");
    private static final Set<String> GROUP =
            Set.of("name", "description", "attributes", "realmRoles", "clientRoles", "subGroups");
    private static final Set<String> REQUIRED_ACTION =
            Set.of("alias", "name", "providerId", "enabled", "defaultAction", "priority", "config");
    private static final Set<String> FLOW =
            Set.of("alias", "description", "providerId", "topLevel", "builtIn", "authenticationExecutions");
    private static final Set<String> FLOW_STEP =
            Set.of("authenticator", "authenticatorConfig", "authenticatorFlow", "flowAlias", "requirement", "priority");
    private static final Set<String> STEP_CONFIG = Set.of("alias", "config");
    private static final Set<String> COMPONENT = Set.of("providerId", "name", "config");
    /** The server passes over others without a word when it changes a component (26.7, RepresentationToModel). */
    private static final Set<String> API_SETTINGS = Set.of(
            "apiEnabled",
            "registrationEnabled",
            "emailVerificationEnabled",
            "emailVerificationPage",
            "passwordResetEnabled",
            "passwordResetPage",
            "emailChangeEnabled",
            "emailChangePage",
            "emailUndoPage",
            "accountDeletion",
            "pageSizeLimit",
            "sessionsEnabled",
            "refreshGraceSeconds",
            "loginLimitPerMinute",
            "registrationLimitPerHour",
            "mailLimitPerMinute",
            "mailLimitPerAccount",
            "confirmLimitPerMinute",
            "exportLimitPerDay");

    private static final Set<String> PERMISSIONS_CLIENT =
            Set.of("clientId", "authorizationServicesEnabled", "authorizationSettings");
    private static final Set<String> POLICY = Set.of("name", "description", "type", "logic", "config");
    /** What is in the configuration of a policy, by its type. Others name parts of a realm by ids. */
    private static final Map<String, Set<String>> POLICY_CONFIGS = Map.of(
            "group",
            Set.of("groups"),
            "user-service-ordinary-user",
            Set.of(),
            "scope",
            Set.of("defaultResourceType", "resources", "scopes", "applyPolicies"));

    private static final Set<String> NOT_OF_CLIENT = Set.of(
            "id",
            "defaultRoles",
            "authorizationSettings",
            "authenticationFlowBindingOverrides",
            "registrationAccessToken",
            "registeredNodes",
            "access",
            "origin",
            "directGrantsOnly",
            "clientTemplate",
            "useTemplateConfig",
            "useTemplateScope",
            "useTemplateMappers");

    private final List<String> refused = new ArrayList<>();

    private SupportedSections() {}

    /**
     * Returns if every member of the file can be applied.
     *
     * @throws Failure that names all others
     */
    public static void check(RealmFile file) {
        SupportedSections check = new SupportedSections();
        check.realm(file.content());
        if (!check.refused.isEmpty()) {
            throw new Failure(file.path() + ": update-realm does not apply " + String.join(", ", check.refused)
                    + ". Change that in the admin console and keep it out of this file. Nothing was changed.");
        }
    }

    private void realm(JsonNode realm) {
        realm.properties().forEach(member -> topLevel(member.getKey(), member.getValue()));
        only("roles", realm.path("roles"), Set.of("realm", "client"));
        each("roles.realm", realm.at("/roles/realm"), "name", this::role);
        realm.at("/roles/client")
                .properties()
                .forEach(client -> each("roles." + client.getKey(), client.getValue(), "name", this::role));
        each("clients", realm.path("clients"), "clientId", this::client);
        each("clientScopes", realm.path("clientScopes"), "name", this::clientScope);
        each("groups", realm.path("groups"), "name", this::group);
        each(
                "requiredActions",
                realm.path("requiredActions"),
                "alias",
                (name, action) -> only(name, action, REQUIRED_ACTION));
        each("authenticationFlows", realm.path("authenticationFlows"), "alias", this::flow);
        each(
                "authenticatorConfig",
                realm.path("authenticatorConfig"),
                "alias",
                (name, config) -> only(name, config, STEP_CONFIG));
        realm.path("components").properties().forEach(type -> components(type.getKey(), type.getValue()));
    }

    private void topLevel(String name, JsonNode value) {
        boolean structured = value.isObject() || value.path(0).isContainerNode();
        boolean setting = MAPS_OF_SETTINGS.contains(name) || !structured && !NOT_SETTABLE.contains(name);
        // An empty list of something names nothing.
        if (!SECTIONS.contains(name) && !setting) {
            refused.add(name);
        }
    }

    private void role(String name, JsonNode role) {
        only(name, role, ROLE);
        only(name + ".composites", role.path("composites"), Set.of("realm", "client"));
    }

    private void client(String name, JsonNode client) {
        if (client.path("clientId").asText().equals(ADMIN_PERMISSIONS_CLIENT)) {
            adminPermissions(name, client);
            return;
        }
        client.fieldNames().forEachRemaining(member -> {
            if (NOT_OF_CLIENT.contains(member)) {
                refused.add(name + "." + member);
            }
        });
        mappers(name, client);
    }

    private void adminPermissions(String name, JsonNode client) {
        only(name, client, PERMISSIONS_CLIENT);
        JsonNode settings = client.path("authorizationSettings");
        only(name + ".authorizationSettings", settings, Set.of("policies"));
        each(name + ".policies", settings.path("policies"), "name", (policyName, policy) -> {
            only(policyName, policy, POLICY);
            String type = policy.path("type").asText();
            if (POLICY_CONFIGS.containsKey(type)) {
                only(policyName + ".config", policy.path("config"), POLICY_CONFIGS.get(type));
            } else {
                refused.add(policyName + " of type " + type);
            }
        });
    }

    private void clientScope(String name, JsonNode scope) {
        only(name, scope, CLIENT_SCOPE);
        mappers(name, scope);
    }

    private void mappers(String name, JsonNode owner) {
        each(
                name + ".protocolMappers",
                owner.path("protocolMappers"),
                "name",
                (mapper, value) -> only(mapper, value, MAPPER));
    }

    private void group(String name, JsonNode group) {
        only(name, group, GROUP);
        each(name + ".subGroups", group.path("subGroups"), "name", this::group);
    }

    private void flow(String name, JsonNode flow) {
        only(name, flow, FLOW);
        flow.path("authenticationExecutions").forEach(step -> only(name, step, FLOW_STEP));
    }

    private void components(String type, JsonNode components) {
        each("components." + type, components, "providerId", (name, component) -> {
            switch (type + "." + component.path("providerId").asText()) {
                case USER_PROFILE_TYPE + "." + USER_PROFILE_PROVIDER ->
                    component(name, component, Set.of(USER_PROFILE_SETTING));
                case TAB_TYPE + "." + API_SETTINGS_PROVIDER -> component(name, component, API_SETTINGS);
                default -> refused.add(name);
            }
        });
    }

    private void component(String name, JsonNode component, Set<String> settings) {
        only(name, component, COMPONENT);
        only(name + ".config", component.path("config"), settings);
    }

    private void only(String name, JsonNode object, Set<String> supported) {
        object.fieldNames().forEachRemaining(member -> {
            if (!supported.contains(member)) {
                refused.add(name + "." + member);
            }
        });
    }

    /** An element without its name, or two of one name, would be applied to who knows what. */
    private void each(String list, JsonNode elements, String nameMember, ElementCheck check) {
        List<String> names = StreamSupport.stream(elements.spliterator(), false)
                .map(element -> element.path(nameMember).asText())
                .toList();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (name.isBlank()) {
                refused.add(list + "[" + index + "] without " + nameMember);
            } else if (names.indexOf(name) < index) {
                refused.add("a second " + list + "." + name);
            } else {
                check.accept(list + "." + name, elements.get(index));
            }
        }
    }

    private interface ElementCheck {
        void accept(String name, JsonNode element);
    }
}
