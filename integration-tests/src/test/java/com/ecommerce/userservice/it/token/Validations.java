package com.ecommerce.userservice.it.token;

import com.ecommerce.userservice.it.support.keycloak.TokenValidity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Validations of one token that go on in the background, to race with what ends it. */
final class Validations {

    private final TokenValidity tokenValidity;
    private final String token;
    private volatile boolean goOn = true;

    private Validations(TokenValidity tokenValidity, String token) {
        this.tokenValidity = tokenValidity;
        this.token = token;
    }

    /**
     * Runs the action amid that many endless sequences of validations; returns when the last of them has ended too.
     *
     * @return how many validations there were
     */
    static int during(Runnable action, TokenValidity tokenValidity, String token, int parallel) {
        Validations validations = new Validations(tokenValidity, token);
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int sequence = 0; sequence < parallel; sequence++) {
                running.add(threads.submit(validations::repeat));
            }
            try {
                action.run();
            } finally {
                validations.goOn = false;
            }
            int count = 0;
            for (Future<Integer> sequence : running) {
                count += sequence.get();
            }
            return count;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private int repeat() {
        int count = 0;
        while (goOn) {
            tokenValidity.validate(token);
            count++;
        }
        return count;
    }
}
