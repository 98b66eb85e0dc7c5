package com.ecommerce.userservice.core.permission;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * An admin request for which Keycloak 26.7 asks about "all users", although it concerns one: the policy hears neither of
 * the request nor of that one. Allowed are those that read, to create a user, and to end a session of an ordinary user. All
 * others concern administrators too: {@code logout-all}, and {@code DELETE attack-detection/brute-force/users}, after which
 * their passwords can be guessed again. RATIONALE, "What is asked about all users", lists them.
 */
final class AllUsersRequest {

    private static final List<String> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private final KeycloakSession session;
    private final RealmModel realm;

    AllUsersRequest(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @param ordinary who is neither an administrator nor a service account */
    boolean isAllowed(Predicate<UserModel> ordinary) {
        HttpRequest request = session.getContext().getHttpRequest();
        if (request == null) {
            return false;
        }
        String method = request.getHttpMethod();
        // admin, realms, the realm, and what is asked of it.
        List<String> path = Stream.of(request.getUri().getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .skip(3)
                .toList();
        return READING.contains(method)
                || (HttpMethod.POST.equals(method) && path.equals(List.of("users")))
                || (HttpMethod.DELETE.equals(method)
                        && path.size() == 2
                        && path.get(0).equals("sessions")
                        && isOfNobodyBut(ordinary, path.get(1)));
    }

    private boolean isOfNobodyBut(Predicate<UserModel> ordinary, String sessionId) {
        return Stream.of(
                        session.sessions().getUserSession(realm, sessionId),
                        session.sessions().getOfflineUserSession(realm, sessionId))
                .filter(userSession -> userSession != null)
                .map(UserSessionModel::getUser)
                .allMatch(ordinary);
    }
}
