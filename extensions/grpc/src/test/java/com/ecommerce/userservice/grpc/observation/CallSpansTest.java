package com.ecommerce.userservice.grpc.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallSpansTest {

    @RegisterExtension
    private static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final CallObservation observation =
            new CallObservation(null, OTEL.getOpenTelemetry().getTracer("test"));

    @Test
    void givenTraceparent_whenCalled_thenSpanBelowTheCallers() throws Exception {
        SpanData span = spanOf(Status.OK, Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01"));

        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(CALLER);
        assertThat(span.getName()).isEqualTo("user.v1.UserService/GetUserByEmail");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(attributes(span))
                .isEqualTo(Map.of(
                        "rpc.system",
                        "grpc",
                        "rpc.service",
                        "user.v1.UserService",
                        "rpc.method",
                        "GetUserByEmail",
                        "rpc.grpc.status_code",
                        0L));
    }

    @Test
    void givenNoTraceparentOrABrokenOne_whenCalled_thenSpanOfItsOwnTrace() throws Exception {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("traceparent", "00-broken"))) {
            assertThat(spanOf(Status.OK, headers).getParentSpanId()).isEqualTo(SpanId.getInvalid());
        }
    }

    @Test
    void givenWork_whenItLooks_thenTheSpanIsCurrent() throws Exception {
        String[] seen = new String[1];
        try (ObservedServer server = new ObservedServer(observation, () -> {
            seen[0] = Span.current().getSpanContext().getSpanId();
            return Status.OK;
        })) {
            server.call(new Metadata());
        }

        assertThat(OTEL.getSpans()).extracting(SpanData::getSpanId).containsExactly(seen[0]);
    }

    @Test
    void givenFailureOfTheServer_whenEnded_thenErrorInTheWordsOfTheReply() throws Exception {
        SpanData span =
                spanOf(Status.INTERNAL.withDescription("error_id: 7").withCause(new IllegalStateException("secret")));

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEqualTo("error_id: 7");
        assertThat(span.toString()).doesNotContain("secret");
    }

    @Test
    void givenRefusal_whenEnded_thenNoErrorOfTheServer() throws Exception {
        SpanData span = spanOf(Status.PERMISSION_DENIED.withDescription("no"));

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attributes(span)).containsEntry("rpc.grpc.status_code", 7L);
    }

    @Test
    void givenToken_whenCalled_thenNotInTheSpan() throws Exception {
        assertThat(spanOf(Status.OK, Map.of("authorization", "Bearer secret")).toString())
                .doesNotContain("secret");
    }

    @Test
    void givenProbesAndInventedMethods_whenCalled_thenNoSpan() throws Exception {
        try (ObservedServer server = new ObservedServer(observation, () -> Status.OK)) {
            server.checkHealth();
            server.callInvented("user.v1.UserService/Invented");
        }

        assertThat(OTEL.getSpans()).isEmpty();
    }

    private SpanData spanOf(Status outcome) throws Exception {
        return spanOf(outcome, Map.of());
    }

    private SpanData spanOf(Status outcome, Map<String, String> headers) throws Exception {
        OTEL.clearSpans();
        Metadata metadata = new Metadata();
        headers.forEach((name, value) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        try (ObservedServer server = new ObservedServer(observation, () -> outcome)) {
            assertThat(server.call(metadata).getCode()).isEqualTo(outcome.getCode());
        }
        assertThat(OTEL.getSpans()).hasSize(1);
        return OTEL.getSpans().get(0);
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> name(entry.getKey()), Map.Entry::getValue));
    }

    private static String name(AttributeKey<?> key) {
        return key.getKey();
    }
}
