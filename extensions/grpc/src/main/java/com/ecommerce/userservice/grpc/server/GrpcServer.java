package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.Options;
import com.ecommerce.userservice.grpc.call.CallWorkers;
import com.ecommerce.userservice.grpc.observation.CallObservation;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A running server with the services it was given, {@code grpc.health.v1.Health} for each of them, and reflection where
 * configured.
 *
 * <p>Health and reflection are open to every caller who has a connection: load balancers and orchestrators probe health
 * without an account, and reflection tells what the published {@code .proto} files tell, and is an operator's choice in
 * production mode. Nor do they wait for a turn: both answer from memory, and a server that is busy is not a sick one.
 */
final class GrpcServer {

    private static final Logger LOG = Logger.getLogger(GrpcServer.class);

    /** After the grace: for calls to notice that their client is gone. */
    private static final int CUT_OFF_MILLIS = 1000;

    private final GrpcServerConfig config;
    private final HealthStatusManager health;
    private final CallExecutor executor;
    private final Optional<Tls> tls;
    private final Server server;
    private final List<String> serviceNames;
    private final AtomicBoolean serving = new AtomicBoolean(true);

    private GrpcServer(
            GrpcServerConfig config,
            Function<CallWorkers, List<HostedService>> services,
            Optional<Tls> tls,
            CallObservation observation) {
        this.config = config;
        this.tls = tls;
        this.health = new HealthStatusManager();
        LimitsConfig limits = config.limits();
        this.executor = CallExecutor.create(limits, Runtime.version().feature());
        List<HostedService> hosted =
                services.apply(new CallWorkers(executor, limits.maxConcurrentCalls(), limits.maxWaitingCalls()));
        this.serviceNames = Stream.concat(
                        Stream.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES),
                        hosted.stream().map(HostedService::name))
                .toList();
        reportServing(true);
        this.server = build(hosted, observation);
    }

    /**
     * Starts a server; every service is reported as serving from the first moment.
     *
     * @param services asked for once
     * @throws GrpcStartException if the address cannot be listened on, or the files of TLS cannot be used
     */
    static GrpcServer start(
            GrpcServerConfig config, Function<CallWorkers, List<HostedService>> services, CallObservation observation) {
        Optional<Tls> tls = config.tls().map(files -> Tls.start(files, config.callerAuthentication()));
        try {
            GrpcServer started = new GrpcServer(config, services, tls, observation);
            started.listen();
            return started;
        } catch (RuntimeException failure) {
            tls.ifPresent(Tls::close);
            throw failure;
        }
    }

    private void listen() {
        try {
            server.start();
        } catch (IOException failure) {
            server.shutdownNow();
            throw new GrpcStartException(cannotListen(config, failure));
        }
        logStart();
    }

    /** Returns the address that the server listens on. */
    SocketAddress address() {
        return server.getListenSockets().get(0);
    }

    /** Returns what is in force, by option. */
    Map<String, String> description() {
        List<String> services = server.getServices().stream()
                .map(service -> service.getServiceDescriptor().getName())
                .sorted()
                .toList();
        return GrpcServerDescription.of(config, (InetSocketAddress) address(), tls, services, executor.threadKind());
    }

    /** Reports whether the services are of use to callers for now; they are still called where callers do not care. */
    void reportServing(boolean isServing) {
        ServingStatus status = isServing ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        serviceNames.forEach(name -> health.setStatus(name, status));
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
        tls.ifPresent(Tls::close);
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

    private Server build(List<HostedService> hosted, CallObservation observation) {
        LimitsConfig limits = config.limits();
        ConnectionsConfig connections = config.connections();
        List<ServerServiceDefinition> services =
                hosted.stream().map(HostedService::definition).toList();
        CallThreads threads = new CallThreads(executor, hosted);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(config.host(), config.port()),
                        BoundedConnections.of(
                                tls.map(Tls::context), FrameLimit.WINDOW_SECONDS * limits.maxControlFramesPerSecond()))
                .executor(threads)
                .callExecutor(threads)
                .maxInboundMessageSize(limits.maxInboundMessageBytes())
                .maxInboundMetadataSize(limits.maxInboundMetadataBytes())
                .maxConcurrentCallsPerConnection(limits.maxCallsPerConnection())
                .maxRstFramesPerWindow(limits.maxResetsPerWindow(), limits.resetWindowSeconds())
                .handshakeTimeout(connections.handshakeTimeoutSeconds(), TimeUnit.SECONDS)
                .maxConnectionIdle(connections.idleSeconds(), TimeUnit.SECONDS)
                .maxConnectionAge(connections.ageSeconds(), TimeUnit.SECONDS)
                .maxConnectionAgeGrace(connections.ageGraceSeconds(), TimeUnit.SECONDS)
                .keepAliveTime(connections.keepAliveSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(connections.keepAliveTimeoutSeconds(), TimeUnit.SECONDS)
                .permitKeepAliveTime(connections.permitKeepAliveSeconds(), TimeUnit.SECONDS)
                // A gateway's connections idle at night; how long they may is for connection-idle-seconds to say.
                .permitKeepAliveWithoutCalls(true)
                .addServices(services)
                .addService(health.getHealthService());
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
            builder.addService(earlierReflection());
        }
        observation.attachTo(builder, services);
        return builder.build();
    }

    /** Many tools know only {@code v1alpha}, among them httpYac 6.16, and older ones of every kind. */
    @SuppressWarnings("deprecation")
    private static BindableService earlierReflection() {
        return ProtoReflectionService.newInstance();
    }

    private static String cannotListen(GrpcServerConfig config, IOException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return String.format(
                "gRPC cannot listen on %s:%d (%s). Free the port, or choose another address with --%s and --%s.",
                config.host(),
                config.port(),
                reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage(),
                GrpcServerConfig.OPTIONS.nameOf(GrpcServerConfig.PORT.name()),
                GrpcServerConfig.OPTIONS.nameOf(GrpcServerConfig.HOST));
    }

    private void logStart() {
        String listening = config.host() + ":" + ((InetSocketAddress) address()).getPort();
        LOG.infof("gRPC listens on %s; %s", listening, GrpcServerDescription.sentence(description()));
        if (config.callerAuthentication() == CallerAuthentication.NONE) {
            LOG.warnf(
                    "gRPC answers everybody who can reach %s: callers are not authenticated. Set --%s=%s to change that.",
                    listening,
                    GrpcServerConfig.OPTIONS.nameOf(GrpcServerConfig.CALLER_AUTHENTICATION),
                    Options.valueOf(CallerAuthentication.BEARER));
        } else if (tls.isEmpty()) {
            LOG.infof(
                    "gRPC takes access tokens on %s without TLS: a proxy or mesh in front must end TLS, and nobody else"
                            + " reach the port.",
                    listening);
        }
    }
}
