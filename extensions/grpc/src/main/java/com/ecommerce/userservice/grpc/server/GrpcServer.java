package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.grpc.observation.CallObservation;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A running server with the services it was given, {@code grpc.health.v1.Health} for each of them, and reflection where
 * configured.
 *
 * <p>Health and reflection are open to every caller: load balancers and orchestrators probe health without an account,
 * and reflection tells what the published {@code .proto} files tell, and is an operator's choice in production mode.
 */
final class GrpcServer {

    private static final Logger LOG = Logger.getLogger(GrpcServer.class);

    /** Bounds what one connection can make the server keep; RFC 9113, 6.5.2 wants at least 100. */
    private static final int MAX_CALLS_PER_CONNECTION = 256;

    /** Against rapid reset (CVE-2023-44487), with room for a gateway that cancels calls at their deadline. */
    private static final int MAX_RESETS_PER_WINDOW = 1000;

    private static final int RESET_WINDOW_SECONDS = 10;

    /** After the grace: for calls to notice that their client is gone. */
    private static final int CUT_OFF_MILLIS = 1000;

    private final GrpcServerConfig config;
    private final HealthStatusManager health;
    private final CallExecutor executor;
    private final Server server;
    private final AtomicBoolean serving = new AtomicBoolean(true);

    private GrpcServer(GrpcServerConfig config, HealthStatusManager health, CallExecutor executor, Server server) {
        this.config = config;
        this.health = health;
        this.executor = executor;
        this.server = server;
    }

    /**
     * Starts a server; every service is reported as serving from the first moment.
     *
     * @throws GrpcStartException if the address cannot be listened on
     */
    static GrpcServer start(
            GrpcServerConfig config, List<ServerServiceDefinition> services, CallObservation observation) {
        HealthStatusManager health = new HealthStatusManager();
        services.forEach(
                service -> health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING));
        CallExecutor executor = CallExecutor.create(
                config.maxConcurrentCalls(), Runtime.version().feature());
        Server server = build(config, services, observation, health, executor);
        try {
            server.start();
        } catch (IOException failure) {
            server.shutdownNow();
            throw new GrpcStartException(cannotListen(config, failure));
        }
        GrpcServer started = new GrpcServer(config, health, executor, server);
        started.logStart();
        return started;
    }

    /** Returns the address that the server listens on. */
    SocketAddress address() {
        return server.getListenSockets().get(0);
    }

    /** Returns what calls run on. */
    String threadKind() {
        return executor.threadKind();
    }

    /** Reports every service as not serving, for good, while calls are still answered. */
    void reportNotServing() {
        // Keycloak announces its stop and then stops; the health service complains about the second time.
        if (serving.getAndSet(false)) {
            health.enterTerminalState();
        }
    }

    /** Takes no more calls, lets those in flight finish within the grace, and cuts off the rest. */
    void stop() {
        reportNotServing();
        server.shutdown();
        try {
            if (!server.awaitTermination(config.shutdownGraceMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("gRPC calls did not finish within %d ms and are cut off", config.shutdownGraceMillis());
                server.shutdownNow();
                server.awaitTermination(CUT_OFF_MILLIS, TimeUnit.MILLISECONDS);
            }
            executor.close(CUT_OFF_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Server build(
            GrpcServerConfig config,
            List<ServerServiceDefinition> services,
            CallObservation observation,
            HealthStatusManager health,
            CallExecutor executor) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                .executor(executor)
                .maxInboundMessageSize(config.maxInboundMessageBytes())
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .maxRstFramesPerWindow(MAX_RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
                .addServices(services)
                .addService(health.getHealthService());
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        observation.attachTo(builder, services);
        return builder.build();
    }

    private static String cannotListen(GrpcServerConfig config, IOException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return String.format(
                "gRPC cannot listen on %s:%d (%s). Free the port, or choose another address with --%s and --%s.",
                config.host(),
                config.port(),
                reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage(),
                GrpcServerConfig.optionName(GrpcServerConfig.PORT),
                GrpcServerConfig.optionName(GrpcServerConfig.HOST));
    }

    private void logStart() {
        String listening = config.host() + ":" + ((InetSocketAddress) address()).getPort();
        LOG.infof(
                "gRPC listens on %s; caller authentication: %s; reflection: %s; calls run on %s, at most %d at once",
                listening,
                config.callerAuthentication().optionValue(),
                config.reflection() ? "on" : "off",
                executor.threadKind(),
                config.maxConcurrentCalls());
        if (config.callerAuthentication() == CallerAuthentication.NONE) {
            LOG.warnf(
                    "gRPC answers everybody who can reach %s: callers are not authenticated. Set --%s=%s to change that.",
                    listening,
                    GrpcServerConfig.optionName(GrpcServerConfig.CALLER_AUTHENTICATION),
                    CallerAuthentication.BEARER.optionValue());
        }
    }
}
