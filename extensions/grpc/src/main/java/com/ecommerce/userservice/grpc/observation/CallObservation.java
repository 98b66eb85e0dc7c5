package com.ecommerce.userservice.grpc.observation;

import io.grpc.ServerBuilder;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.api.trace.Tracer;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;

/**
 * Shows operators the calls of a server: meters where Keycloak's option {@code metrics-enabled} is on, spans where
 * {@code tracing-enabled} is on. What is off is not there, and costs nothing.
 */
public final class CallObservation {

    private static final String METRICS_ENABLED = "metrics-enabled";

    /** Names the source of the spans, as OpenTelemetry's instrumentation scope. */
    private static final String TRACER = "com.ecommerce.userservice.grpc";

    private final MeterRegistry registry;
    private final Tracer tracer;

    /**
     * @param registry where meters are registered; null for none
     * @param tracer makes spans; null for none
     */
    CallObservation(MeterRegistry registry, Tracer tracer) {
        this.registry = registry;
        this.tracer = tracer;
    }

    /** Returns an observation that sees nothing. */
    public static CallObservation none() {
        return new CallObservation(null, null);
    }

    /** Returns what Keycloak's options ask for. */
    public static CallObservation of(KeycloakSessionFactory sessions) {
        boolean metrics = Config.scope().root().getBoolean(METRICS_ENABLED, false);
        return new CallObservation(metrics ? Metrics.globalRegistry : null, tracer(sessions));
    }

    /** Prepares a server, before it is built, to be observed while it runs these services. */
    public void attachTo(ServerBuilder<?> server, List<ServerServiceDefinition> services) {
        List<String> methods = services.stream()
                .map(ServerServiceDefinition::getMethods)
                .flatMap(Collection::stream)
                .map(ServerMethodDefinition::getMethodDescriptor)
                .map(method -> method.getFullMethodName())
                .toList();
        if (registry != null) {
            server.addStreamTracerFactory(new CallMeters(registry, Stream.concat(methods.stream(), standardMethods())));
        }
        if (tracer != null) {
            server.addStreamTracerFactory(new CallSpans(tracer, methods));
            server.intercept(new SpanInterceptor());
        }
    }

    /** Health and reflection: counted, but without spans, which probes would drown everything else in. */
    private static Stream<String> standardMethods() {
        return Stream.of(
                        HealthGrpc.getServiceDescriptor(),
                        ServerReflectionGrpc.getServiceDescriptor(),
                        io.grpc.reflection.v1alpha.ServerReflectionGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(method -> method.getFullMethodName());
    }

    private static Tracer tracer(KeycloakSessionFactory sessions) {
        try (KeycloakSession session = sessions.create()) {
            TracingProvider tracing = session.getProvider(TracingProvider.class);
            return tracing instanceof NoopTracingProvider ? null : tracing.getTracer(TRACER);
        }
    }
}
