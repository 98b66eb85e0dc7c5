package com.ecommerce.userservice.grpc.server;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.internal.SerializingExecutor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Gives each call its threads: the ones that may wait, unless its service hands over what has to. What such a service
 * answers from memory is then sent by the thread that read the question, and a network thread's replies leave together,
 * in one write.
 *
 * <p>As the server's own executor it gets whatever is no call yet, or stays one of the network: each of them in a
 * {@link SerializingExecutor}, an internal class of grpc-java (1.81) and the only way to tell them from the rest. The
 * rest, which is the cryptography of TLS handshakes and whoever waits for a call to be cancelled, must not hold up the
 * network.
 */
final class CallThreads implements ServerCallExecutorSupplier, Executor {

    private final Executor threads;
    private final Set<String> handOver;

    CallThreads(Executor threads, List<HostedService> services) {
        this.threads = threads;
        this.handOver = services.stream()
                .filter(HostedService::handsOver)
                .map(HostedService::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public <Q, R> Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
        return handOver.contains(call.getMethodDescriptor().getServiceName()) ? this : threads;
    }

    @Override
    public void execute(Runnable task) {
        if (task instanceof SerializingExecutor) {
            task.run();
        } else {
            threads.execute(task);
        }
    }
}
