package com.ecommerce.userservice.it.cluster;

import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestRealm;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Customers who register, change their names and leave, and a gateway that asks about those who stay; all of it through the
 * load balancer, one request after the other in each of a few threads, until it is closed.
 */
final class BackgroundLoad implements AutoCloseable {

    private static final int CUSTOMERS = 20;
    private static final int VALIDATORS = 2;

    /** For the load balancer too, which asks the nodes every other second whether they serve. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So that the load leaves most of the processors to the nodes; everyday to those that start, too. */
    private static final Duration PAUSE = TestSize.of(Duration.ofMillis(50), Duration.ofMillis(10));

    private final AcknowledgedWrites writes;
    private final Api api;
    private final Gateway gateway;
    private final List<TestUser> customers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean goOn = true;

    private BackgroundLoad(Cluster cluster, TestRealm realm, AcknowledgedWrites writes) {
        this.writes = writes;
        this.api = cluster.admin().api(realm.name());
        this.gateway = Gateway.connect(cluster, realm);
    }

    /** Begins, with some customers who are there already. */
    static BackgroundLoad begin(Cluster cluster, TestRealm realm, AcknowledgedWrites writes) {
        BackgroundLoad load = new BackgroundLoad(cluster, realm, writes);
        boolean begun = Await.isTrueWithin(PATIENCE, () -> {
            load.register();
            return load.customers.size() == CUSTOMERS;
        });
        if (!begun) {
            throw new AssertionError("Nobody can register: " + writes.unacknowledged());
        }
        load.start(() -> load.repeat(load::register));
        load.start(() -> load.repeat(load::logout));
        load.start(new Renaming(load));
        for (int i = 0; i < VALIDATORS; i++) {
            load.start(() -> load.repeat(load::validate));
        }
        return load;
    }

    private void start(Runnable work) {
        running.add(threads.submit(work));
    }

    /** Returns those who stay, with the tokens of their registration. */
    List<TestUser> customers() {
        return List.copyOf(customers);
    }

    /** Goes on for a while. */
    void goOnFor(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void repeat(Runnable action) {
        while (goOn) {
            action.run();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void register() {
        String email = TestUser.uniqueEmail();
        Reply reply = send(
                "register",
                201,
                () -> api.post("auth/register/", Map.of("email", email, "password", TestUser.PASSWORD)));
        if (reply != null) {
            TestUser user = TestUser.of(reply);
            writes.registered(email, user.id());
            if (customers.size() < CUSTOMERS) {
                customers.add(user);
            }
        }
    }

    private void logout() {
        TestUser customer = anyCustomer();
        Reply login = send("login", 200, () -> api.login(customer.email(), TestUser.PASSWORD));
        if (login == null) {
            return;
        }
        TestUser session = TestUser.of(login);
        if (send("logout", 200, () -> api.logout(session.refresh())) != null) {
            writes.loggedOut(session.tokens());
        }
    }

    private void validate() {
        TestUser customer = anyCustomer();
        try {
            TokenResponse response = gateway.validate(customer.access());
            writes.validated();
            if (!response.getValid()) {
                writes.validationFailed(response.getReason().name());
            }
        } catch (StatusRuntimeException e) {
            writes.validationFailed(e.getStatus().getCode().name());
        }
    }

    /** Changes the first name of one customer after the other, to numbers that grow. */
    private record Renaming(BackgroundLoad load) implements Runnable {

        @Override
        public void run() {
            for (long number = 1; load.goOn; number++) {
                TestUser customer = load.customers.get((int) (number % CUSTOMERS));
                long name = number;
                load.writes.nameTried(customer.email(), name);
                Reply reply = load.send(
                        "rename",
                        200,
                        () -> load.api.patch(
                                "users/me/", customer.access(), Map.of("first_name", Long.toString(name))));
                if (reply != null) {
                    load.writes.nameAcknowledged(customer.email(), name);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Returns the reply if it acknowledges the request; else null, after the failure has been counted. */
    private Reply send(String what, int success, Supplier<Reply> request) {
        try {
            Reply reply = request.get();
            if (reply.status() == success) {
                return reply;
            }
            writes.unacknowledged(what + " " + reply.status());
        } catch (UncheckedIOException e) {
            writes.unacknowledged(what + " without a reply");
        }
        return null;
    }

    private TestUser anyCustomer() {
        return customers.get(ThreadLocalRandom.current().nextInt(CUSTOMERS));
    }

    /** Ends when the last requests have been answered. */
    @Override
    public void close() {
        goOn = false;
        threads.shutdown();
        try {
            for (Future<?> work : running) {
                work.get(2, TimeUnit.MINUTES);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The load has failed, or goes on for 2 minutes after its end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            gateway.close();
        }
    }
}
