package com.ecommerce.userservice.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.ShippedRealm;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.mail.Mailbox;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A realm of one test class, as it is shipped, whose e-mails come to the {@link Mailbox}. */
final class MailingRealm implements BeforeAllCallback, AfterAllCallback {

    /** Where links of e-mails may lead. */
    static final String PAGE = "https://shop.example/page";

    private TestRealm realm;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        realm = ShippedRealm.create(Map.of("smtpServer", Mailbox.settings()));
        ObjectNode client =
                realm.admin().client(realm.name(), "user-service-login").deepCopy();
        client.putPOJO("redirectUris", List.of(PAGE));
        realm.admin("PUT", "clients/" + client.path("id").asText(), client);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (realm != null && !isNested(context)) {
            realm.close();
        }
    }

    /** Nested classes share the realm of the one around them. */
    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }

    TestRealm realm() {
        return realm;
    }

    Api api() {
        return realm.api();
    }

    /** Runs with settings of the API beside those of the shipped realm, and puts the latter back. */
    void withSettings(Map<String, String> changes, Runnable action) {
        Map<String, String> shipped = Map.of(
                "apiEnabled",
                "true",
                "emailVerificationEnabled",
                "true",
                "passwordResetEnabled",
                "true",
                "emailChangeEnabled",
                "true",
                "sessionsEnabled",
                "true");
        Map<String, String> changed = new HashMap<>(shipped);
        changed.putAll(changes);
        realm.setApi(changed);
        try {
            action.run();
        } finally {
            Map<String, String> before = new HashMap<>(shipped);
            // Keycloak keeps what an update of a component does not name.
            changes.keySet().forEach(name -> before.putIfAbsent(name, name.contains("Limit") ? "0" : ""));
            realm.setApi(before);
        }
    }

    /** Runs with members of the realm changed, and puts them back. */
    void withRealm(Map<String, ?> changes, Map<String, ?> before, Runnable action) {
        realm.update(changes);
        try {
            action.run();
        } finally {
            realm.update(before);
        }
    }

    /** Asks for an e-mail, and returns the challenge. */
    String ask(String path, String email) {
        return challenge(api().post(path, Map.of("email", email)));
    }

    static String challenge(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        assertThat(reply.fieldNames()).containsExactly("message", "challenge_id", "expires_in", "retry_after");
        assertThat(reply.text("/challenge_id")).matches("[A-Za-z0-9_-]{22}");
        return reply.text("/challenge_id");
    }

    boolean isVerified(TestUser user) {
        return api().me(user.access()).json().path("is_verified").asBoolean();
    }
}
