package com.ecommerce.userservice.it.samples;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.user.v1.TokenResponse;
import com.ecommerce.user.v1.UserServiceGrpc;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A user service that fails as it is told, and counts who comes. */
final class FakeUserService extends UserServiceGrpc.UserServiceImplBase implements AutoCloseable {

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Server server;
    private volatile Status failure = Status.UNAVAILABLE;
    private volatile boolean silent;

    FakeUserService() {
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(this)
                    .addTransportFilter(new ServerTransportFilter() {
                        @Override
                        public Attributes transportReady(Attributes attributes) {
                            connections.incrementAndGet();
                            return attributes;
                        }
                    })
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "localhost:" + server.getPort();
    }

    /** Has the next calls fail. */
    void fail(int times, Status status) {
        failure = status;
        failures.set(times);
    }

    /** Answers nothing from now on. */
    void fallSilent() {
        silent = true;
    }

    int calls() {
        return calls.get();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void validateToken(TokenRequest request, StreamObserver<TokenResponse> responses) {
        calls.incrementAndGet();
        if (silent) {
            return;
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            responses.onError(failure.asRuntimeException());
            return;
        }
        responses.onNext(TokenResponse.newBuilder()
                .setValid(true)
                .setUserId(request.getToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
