package com.ecommerce.userservice.core.user;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The check of a registration whose username is the e-mail address: what is wrong with the username is shown at the address,
 * since its own field is hidden. Where the address has errors of its own, they say it all.
 */
record HiddenUsernameContext(ValidationContext context) implements ValidationContext {

    @Override
    public void validationError(MultivaluedMap<String, String> formData, List<FormMessage> errors) {
        context.validationError(formData, atEmail(errors));
    }

    static List<FormMessage> atEmail(List<FormMessage> errors) {
        boolean hasOwn = errors.stream().anyMatch(error -> UserModel.EMAIL.equals(error.getField()));
        return errors.stream()
                .flatMap(error -> !UserModel.USERNAME.equals(error.getField())
                        ? Stream.of(error)
                        : hasOwn
                                ? Stream.empty()
                                : Stream.of(
                                        new FormMessage(UserModel.EMAIL, error.getMessage(), error.getParameters())))
                .toList();
    }

    @Override
    public void error(String error) {
        context.error(error);
    }

    @Override
    public void success() {
        context.success();
    }

    @Override
    public void excludeOtherErrors() {
        context.excludeOtherErrors();
    }

    @Override
    public EventBuilder getEvent() {
        return context.getEvent();
    }

    @Override
    public EventBuilder newEvent() {
        return context.newEvent();
    }

    @Override
    public AuthenticationExecutionModel getExecution() {
        return context.getExecution();
    }

    @Override
    public UserModel getUser() {
        return context.getUser();
    }

    @Override
    public void setUser(UserModel user) {
        context.setUser(user);
    }

    @Override
    public RealmModel getRealm() {
        return context.getRealm();
    }

    @Override
    public AuthenticationSessionModel getAuthenticationSession() {
        return context.getAuthenticationSession();
    }

    @Override
    public ClientConnection getConnection() {
        return context.getConnection();
    }

    @Override
    public UriInfo getUriInfo() {
        return context.getUriInfo();
    }

    @Override
    public KeycloakSession getSession() {
        return context.getSession();
    }

    @Override
    public HttpRequest getHttpRequest() {
        return context.getHttpRequest();
    }

    @Override
    public AuthenticatorConfigModel getAuthenticatorConfig() {
        return context.getAuthenticatorConfig();
    }
}
