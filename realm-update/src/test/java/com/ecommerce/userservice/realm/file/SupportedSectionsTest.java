package com.ecommerce.userservice.realm.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportedSectionsTest {

    private static void check(String json) throws JsonProcessingException {
        ObjectNode content = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        SupportedSections.check(new RealmFile(Path.of("shop-realm.json"), content));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'identityProviders':[{'alias':'x'}]}              | identityProviders
                    {'users':[{'username':'x'}]}                       | users
                    {'authenticationFlows':[{'alias':'x','id':'1'}]}   | authenticationFlows.x.id
                    {'authenticationFlows':[{'alias':'x','authenticationExecutions':[{'id':'1'}]}]} | authenticationFlows.x.id
                    {'authenticatorConfig':[{'alias':'x','id':'1'}]}   | authenticatorConfig.x.id
                    {'clientPolicies':{'policies':[]}}                 | clientPolicies
                    {'browserFlow':'x'}                                | browserFlow
                    {'id':'x'}                                         | id
                    {'roles':{'application':{}}}                       | roles.application
                    {'roles':{'realm':[{'name':'a','id':'1'}]}}        | roles.realm.a.id
                    {'clients':[{'clientId':'a','defaultRoles':['b']}]} | clients.a.defaultRoles
                    {'clients':[{'name':'a'}]}                         | clients[0] without clientId
                    {'clients':[{'clientId':'a'},{'clientId':'a'}]}    | a second clients.a
                    {'clients':[{'clientId':'admin-permissions','secret':'b'}]} | clients.admin-permissions.secret
                    {'clients':[{'clientId':'admin-permissions','authorizationSettings':{'resources':[]}}]} | clients.admin-permissions.authorizationSettings.resources
                    {'clients':[{'clientId':'admin-permissions','authorizationSettings':{'policies':[{'name':'a','type':'js'}]}}]} | clients.admin-permissions.policies.a of type js
                    {'clients':[{'clientId':'admin-permissions','authorizationSettings':{'policies':[{'name':'a','type':'group','config':{'groupsClaim':'b'}}]}}]} | clients.admin-permissions.policies.a.config.groupsClaim
                    {'groups':[{'name':'a','subGroups':[{'name':'b','path':'/b'}]}]} | groups.a.subGroups.b.path
                    {'requiredActions':[{'alias':'a','other':'b'}]}    | requiredActions.a.other
                    {'components':{'org.keycloak.keys.KeyProvider':[{'providerId':'rsa'}]}} | components.org.keycloak.keys.KeyProvider.rsa
                    {'components':{'org.keycloak.services.ui.extend.UiTabProvider':[{'providerId':'other'}]}} | components.org.keycloak.services.ui.extend.UiTabProvider.other
                    {'components':{'org.keycloak.services.ui.extend.UiTabProvider':[{'providerId':'user-api','config':{'pageSize':['5']}}]}} | components.org.keycloak.services.ui.extend.UiTabProvider.user-api.config.pageSize
                    {'components':{'org.keycloak.services.ui.extend.UiTabProvider':[{'providerId':'user-api'},{'providerId':'user-api'}]}} | a second components.org.keycloak.services.ui.extend.UiTabProvider.user-api
                    """)
    void givenWhatIsNotApplied_whenChecked_thenNamed(String json, String name) {
        assertThatThrownBy(() -> check(json))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("does not apply " + name)
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void givenSettingsAndMaps_whenChecked_thenFine() {
        assertThatCode(() ->
                        check("{'realm':'shop','verifyEmail':true,'supportedLocales':['de'],'attributes':{'a':'b'},"
                                + "'smtpServer':{},'defaultRoles':['a'],'clients':[],'groups':[{'name':'a'}]}"))
                .doesNotThrowAnyException();
    }
}
