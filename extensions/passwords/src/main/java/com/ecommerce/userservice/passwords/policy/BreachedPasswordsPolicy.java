package com.ecommerce.userservice.passwords.policy;

import com.ecommerce.userservice.passwords.filter.FilterFileException;
import com.ecommerce.userservice.passwords.filter.PasswordHash;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Refuses passwords that are on a list of breached ones: {@code breachedPasswords(FILE)}. Where there is no list to ask, it
 * refuses all: those who sign in are not asked for a new password, and an operator who has switched the policy on wants to hear
 * that it does not work.
 */
final class BreachedPasswordsPolicy implements PasswordPolicyProvider {

    static final String ID = "breachedPasswords";

    private static final String BREACHED = "invalidPasswordBreachedMessage";
    private static final String UNAVAILABLE = "passwordCheckUnavailableMessage";

    /** No separator of folders, and nothing that has a meaning in the text of a realm's policies. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    private final KeycloakSession session;
    private final PasswordLists lists;
    private final PasswordListMeters meters;

    BreachedPasswordsPolicy(KeycloakSession session, PasswordLists lists, PasswordListMeters meters) {
        this.session = session;
        this.lists = lists;
        this.meters = meters;
    }

    @Override
    public PolicyError validate(RealmModel realm, UserModel user, String password) {
        String file = realm.getPasswordPolicy().getPolicyConfig(ID);
        return switch (meters.count(lists.list(file).find(formsOf(password)))) {
            case BREACHED -> new PolicyError(BREACHED);
            case UNAVAILABLE -> new PolicyError(UNAVAILABLE);
            case CLEAN -> null;
        };
    }

    @Override
    public PolicyError validate(String user, String password) {
        return validate(session.getContext().getRealm(), null, password);
    }

    /**
     * Reads the name of the file. Keycloak asks whenever it loads a realm, and when an administrator changes one: only the
     * change is refused if the file cannot be used, since nobody could sign in to a realm that cannot be loaded.
     *
     * @throws PasswordPolicyConfigException if the value is no name of a file, or of one that is of no use and that no realm
     *     has named before
     */
    @Override
    public Object parseConfig(String value) {
        if (value == null || !FILE_NAME.matcher(value).matches()) {
            throw new PasswordPolicyConfigException(
                    "Name a file in the server's folder of breached passwords: letters, digits and . _ - only.");
        }
        if (!lists.isUsable(value)) {
            try {
                lists.examine(value);
            } catch (FilterFileException e) {
                if (!RealmPolicies.contain(session, ID, value)) {
                    throw new PasswordPolicyConfigException(e.getMessage());
                }
            }
            lists.list(value).check();
        }
        return value;
    }

    /** As it was typed, and in the form that other keyboards give it. */
    private static Set<PasswordHash> formsOf(String password) {
        return Stream.of(password, Normalizer.normalize(password, Normalizer.Form.NFC))
                .distinct()
                .map(PasswordHash::of)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {}
}
