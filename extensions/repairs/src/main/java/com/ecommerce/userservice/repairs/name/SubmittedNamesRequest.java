package com.ecommerce.userservice.repairs.name;

import com.ecommerce.userservice.core.user.LoginNames;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.security.cert.X509Certificate;
import java.util.List;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A request whose form has no longer names than {@link #MAX_LENGTH} code points, one more than any account, and whose username
 * is the one by which Keycloak finds the account.
 *
 * @param session that of the request; it knows the realm by the time that the form is read
 */
record SubmittedNamesRequest(HttpRequest request, KeycloakSession session) implements HttpRequest {

    static final int MAX_LENGTH = 256;

    private static final String USERNAME = "username";
    private static final List<String> NAMES = List.of(USERNAME, "email");

    @Override
    public String getHttpMethod() {
        return request.getHttpMethod();
    }

    /** The form of a request is one object, which Keycloak's own authenticators change too. */
    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        for (String name : NAMES) {
            List<String> values = form.get(name);
            if (values != null) {
                values.replaceAll(SubmittedNamesRequest::cut);
            }
        }
        RealmModel realm = session.getContext().getRealm();
        List<String> usernames = form.get(USERNAME);
        // A form with several is none of Keycloak's, and each name costs a look into the database.
        if (realm != null && usernames != null && usernames.size() == 1 && logsIn(getUri().getPath())) {
            usernames.replaceAll(typed -> typed == null ? null : LoginNames.of(session, realm, typed));
        }
        return form;
    }

    /** Elsewhere a name is nobody's, and to look it up would only tell by its time whether it is. */
    static boolean logsIn(String path) {
        return path.contains("/login-actions/") || path.endsWith("/protocol/openid-connect/token");
    }

    static String cut(String name) {
        return name == null || name.codePointCount(0, name.length()) <= MAX_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_LENGTH));
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return request.getMultiPartFormParameters();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return request.getHttpHeaders();
    }

    @Override
    public X509Certificate[] getClientCertificateChain() {
        return request.getClientCertificateChain();
    }

    @Override
    public UriInfo getUri() {
        return request.getUri();
    }

    @Override
    public boolean isProxyTrusted() {
        return request.isProxyTrusted();
    }

    /** Leaves out the form: it may hold a password. */
    @Override
    public String toString() {
        return "SubmittedNamesRequest";
    }
}
