package com.ecommerce.userservice.account.proof;

import com.ecommerce.userservice.core.user.EmailUpdates;
import com.ecommerce.userservice.core.user.Texts;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The addresses that an account had in the last {@value #DAYS} days, in the order in which they were given up, each with a
 * link that gives it back. To give one back undoes all later changes too: their links, which may be a thief's, are worth
 * nothing any more, while no change makes an earlier link worthless.
 *
 * <p>They outlive a store in memory, and are kept in an attribute of the user that the user profile does not name: neither
 * the user nor the account's pages can see or change it. A secret depends on the account and the address, so that whoever
 * could write the attribute would still have no link.
 */
public final class FormerAddresses {

    /** How long each may be given back. */
    public static final int DAYS = 7;

    /** The first ones are kept: whoever changes the address often shall not make the owner's worthless. */
    static final int MOST = 5;

    private static final int ID_BYTES = 16;
    private static final Pattern CHALLENGE = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{1,340})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final RealmModel realm;

    public FormerAddresses(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Keeps the present address of an account, whose lock the caller holds; once more if it is the last one. */
    public UndoLink add(UserModel user) {
        long until = Time.currentTime() + TimeUnit.DAYS.toSeconds(DAYS);
        List<FormerAddress> addresses = new ArrayList<>(present(user));
        int last = addresses.size() - 1;
        FormerAddress added;
        if (last >= 0 && addresses.get(last).address().equals(user.getEmail())) {
            added = addresses.remove(last).until(until);
        } else {
            if (addresses.size() == MOST) {
                addresses.remove(last);
            }
            String keyId = session.keys()
                    .getActiveKey(realm, KeyUse.SIG, Algorithm.HS512)
                    .getKid();
            added = new FormerAddress(randomId(), keyId, until, user.getEmail());
        }
        addresses.add(added);
        write(user, addresses);
        String owner = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(user.getId().getBytes(StandardCharsets.UTF_8));
        return new UndoLink(added.id() + "." + owner, secret(user, added).orElseThrow());
    }

    private static String randomId() {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * Returns the id of the account that a link names.
     *
     * @param challengeId as a client has sent it
     */
    public static Optional<String> userId(String challengeId) {
        Matcher matcher = CHALLENGE.matcher(challengeId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(matcher.group(2)), StandardCharsets.UTF_8);
            return Optional.of(id).filter(Texts::isStorable);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Returns the address that a link gives back; empty if the link is not right or was used, or a link of an earlier one. */
    public Optional<String> find(UserModel user, UndoLink link) {
        return entry(user, link).map(FormerAddress::address);
    }

    /** Uses a link up, and those of all later addresses. The caller holds the lock of the account. */
    public void spend(UserModel user, UndoLink link) {
        List<FormerAddress> addresses = present(user);
        entry(user, link).ifPresent(used -> write(user, addresses.subList(0, addresses.indexOf(used))));
    }

    private Optional<FormerAddress> entry(UserModel user, UndoLink link) {
        return present(user).stream()
                .filter(former -> link.challengeId().startsWith(former.id() + "."))
                .filter(former -> secret(user, former)
                        .filter(secret -> ProofSecrets.isEqual(secret, link.secret()))
                        .isPresent())
                .findFirst();
    }

    private Optional<String> secret(UserModel user, FormerAddress former) {
        KeyWrapper key = session.keys().getKey(realm, former.keyId(), KeyUse.SIG, Algorithm.HS512);
        return key == null
                ? Optional.empty()
                : Optional.of(new ProofSecrets(key.getSecretKey()).undo(former.id(), user.getId(), former.address()));
    }

    private static List<FormerAddress> present(UserModel user) {
        long now = Time.currentTime();
        return FormerAddress.of(user.getFirstAttribute(EmailUpdates.FORMER_ADDRESSES)).stream()
                .filter(former -> now < former.until())
                .toList();
    }

    private static void write(UserModel user, List<FormerAddress> addresses) {
        if (addresses.isEmpty()) {
            user.removeAttribute(EmailUpdates.FORMER_ADDRESSES);
        } else {
            user.setSingleAttribute(EmailUpdates.FORMER_ADDRESSES, FormerAddress.text(addresses));
        }
    }
}
