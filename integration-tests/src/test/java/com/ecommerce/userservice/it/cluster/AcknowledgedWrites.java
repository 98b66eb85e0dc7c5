package com.ecommerce.userservice.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.user.v1.EmailRequest;
import com.ecommerce.user.v1.User;
import com.ecommerce.userservice.it.support.Parallel;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.Tokens;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The writes that the service has acknowledged during a fault, which must all be there afterwards. */
final class AcknowledgedWrites {

    /** A night's load is tens of thousands of writes. */
    private static final int READERS = 8;

    private final Map<String, String> userIdsByEmail = new ConcurrentHashMap<>();
    private final Map<String, Names> namesByEmail = new ConcurrentHashMap<>();
    private final Queue<Tokens> loggedOut = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> unacknowledged = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> failedValidations = new ConcurrentSkipListMap<>();
    private final AtomicLong validations = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    /** @param acknowledged number of the last change that was; @param tried of the last that was sent */
    private record Names(long acknowledged, long tried) {}

    void registered(String email, String userId) {
        userIdsByEmail.put(email, userId);
    }

    /** A change of the first name is about to be sent; numbers grow. */
    void nameTried(String email, long number) {
        namesByEmail.compute(email, (key, names) -> new Names(names == null ? 0 : names.acknowledged(), number));
    }

    void nameAcknowledged(String email, long number) {
        namesByEmail.compute(email, (key, names) -> new Names(number, number));
        changes.incrementAndGet();
    }

    void loggedOut(Tokens tokens) {
        loggedOut.add(tokens);
    }

    /** A write whose outcome the client does not know, or that was refused. */
    void unacknowledged(String what) {
        unacknowledged.computeIfAbsent(what, key -> new AtomicLong()).incrementAndGet();
    }

    void validated() {
        validations.incrementAndGet();
    }

    void validationFailed(String how) {
        failedValidations.computeIfAbsent(how, key -> new AtomicLong()).incrementAndGet();
    }

    long acknowledgedWrites() {
        return userIdsByEmail.size() + changes.get() + loggedOut.size();
    }

    long validations() {
        return validations.get();
    }

    Map<String, AtomicLong> failedValidations() {
        return failedValidations;
    }

    Map<String, AtomicLong> unacknowledged() {
        return unacknowledged;
    }

    /** Writes down what was seen, and asserts that each node has all that was acknowledged. */
    void verifyAt(Iterable<Node> nodes, TestRealm realm, String fault, String recovered) {
        assertThat(validations.get()).as("%s: validations", fault).isPositive();
        assertThat(acknowledgedWrites()).as("%s: acknowledged writes", fault).isPositive();
        Map<String, Long> missing = new ConcurrentSkipListMap<>();
        for (Node node : nodes) {
            Parallel.forEach(userIdsByEmail.entrySet(), READERS, registration -> {
                User user = find(node, realm, registration.getKey());
                if (user == null || !user.getId().equals(registration.getValue())) {
                    missing.merge("registrations at " + node.service(), 1L, Long::sum);
                } else if (!isAsAcknowledged(user)) {
                    missing.merge("profile changes at " + node.service(), 1L, Long::sum);
                }
            });
            Parallel.forEach(loggedOut, READERS, tokens -> {
                if (node.grpc()
                        .validate(node.grpc().stub(realm.name()), tokens.access())
                        .getValid()) {
                    missing.merge("logouts at " + node.service(), 1L, Long::sum);
                }
            });
        }
        Parallel.forEach(loggedOut, READERS, tokens -> {
            if (realm.api().refresh(tokens.refresh()).status() == 200) {
                missing.merge("logouts by refresh", 1L, Long::sum);
            }
        });
        ClusterFigures.add(
                fault,
                "%,d | %,d | %,d | %s | %,d | %s | %s | %s",
                userIdsByEmail.size(),
                changes.get(),
                loggedOut.size(),
                missing.isEmpty() ? "all" : missing,
                validations.get(),
                failedValidations,
                unacknowledged,
                recovered);
        assertThat(missing)
                .as("%s: acknowledged, and not there afterwards", fault)
                .isEmpty();
    }

    private boolean isAsAcknowledged(User user) {
        Names names = namesByEmail.get(user.getEmail());
        if (names == null) {
            return true;
        }
        long number = user.getFirstName().isEmpty() ? 0 : Long.parseLong(user.getFirstName());
        return number >= names.acknowledged() && number <= names.tried();
    }

    private static User find(Node node, TestRealm realm, String email) {
        try {
            return node.grpc()
                    .stub(realm.name())
                    .getUserByEmail(EmailRequest.newBuilder().setEmail(email).build())
                    .getUser();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
