package com.ecommerce.userservice.grpc.server;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Gives each call its threads: the ones that may wait, unless its service hands over what has to. What such a service
 * answers from memory is then sent by the thread that read the question, and a network thread's replies leave together,
 * in one write.
 */
final class CallThreads implements ServerCallExecutorSupplier {

    private final Executor threads;
    private final Set<String> handOver;

    CallThreads(Executor threads, List<HostedService> services) {
        this.threads = threads;
        this.handOver = services.stream()
                .filter(HostedService::handsOver)
                .map(HostedService::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Null leaves the call where it is: on the server's own executor, which is the thread of the network. */
    @Override
    public <Q, R> Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
        return handOver.contains(call.getMethodDescriptor().getServiceName()) ? null : threads;
    }
}
