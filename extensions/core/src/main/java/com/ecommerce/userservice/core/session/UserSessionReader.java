package com.ecommerce.userservice.core.session;

import com.ecommerce.userservice.core.token.SessionEnds;
import com.ecommerce.userservice.core.user.ThemeMessages;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/** Reads Keycloak's model of sessions. */
final class UserSessionReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String currentId;
    private final Map<String, SessionClient> clients = new HashMap<>();

    /** @param currentId the id of the caller's own session */
    UserSessionReader(KeycloakSession session, RealmModel realm, String currentId) {
        this.session = session;
        this.realm = realm;
        this.currentId = currentId;
    }

    /** @param models the sessions of one id, one or two */
    UserSession read(List<UserSessionModel> models) {
        UserSessionModel first = models.get(0);
        UserAgent userAgent = UserAgent.of(first);
        return new UserSession(
                first.getId(),
                first.getId().equals(currentId),
                userAgent.device(),
                Objects.requireNonNullElse(first.getNote(UserSessions.DEVICE_NAME), ""),
                userAgent.os(),
                userAgent.browser(),
                Objects.requireNonNullElse(first.getIpAddress(), ""),
                Instant.ofEpochSecond(
                        times(models, UserSessionModel::getStarted).min().orElseThrow()),
                Instant.ofEpochSecond(times(models, UserSessionModel::getLastSessionRefresh)
                        .max()
                        .orElseThrow()),
                Instant.ofEpochMilli(times(models, this::end).max().orElseThrow()),
                clients(models));
    }

    private static LongStream times(List<UserSessionModel> models, ToLongFunction<UserSessionModel> time) {
        return models.stream().mapToLong(time);
    }

    private long end(UserSessionModel model) {
        return SessionEnds.of(realm, model).min().orElseThrow();
    }

    private List<SessionClient> clients(List<UserSessionModel> models) {
        return models.stream()
                .flatMap(model -> model.getAuthenticatedClientSessions().values().stream())
                .map(AuthenticatedClientSessionModel::getClient)
                .map(client -> clients.computeIfAbsent(
                        client.getId(), id -> new SessionClient(client.getClientId(), name(client))))
                .distinct()
                .sorted(Comparator.comparing(SessionClient::clientId))
                .toList();
    }

    /** Keycloak's own clients have the key of a message for a name: {@code ${client_account-console}}. */
    private String name(ClientModel client) {
        String name = Objects.requireNonNullElse(client.getName(), "");
        return name.startsWith("${") && name.endsWith("}")
                ? new ThemeMessages(session, realm).of(name.substring(2, name.length() - 1))
                : name;
    }
}
