package com.ecommerce.userservice.grpc.server;

import com.ecommerce.userservice.core.config.NumberOption;
import com.ecommerce.userservice.core.config.Options;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is in force, for the log and for the page Server Info of the admin console. */
final class GrpcServerDescription {

    private static final String ADDRESS = "address";

    private GrpcServerDescription() {}

    /** Returns values by name, most important first; names are those of the options where there is one. */
    static Map<String, String> of(
            GrpcServerConfig config,
            InetSocketAddress address,
            Optional<Tls> tls,
            List<String> services,
            String threadKind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ADDRESS, address.toString());
        values.put(
                GrpcServerConfig.TRANSPORT_SECURITY,
                Options.valueOf(tls.isPresent() ? TransportSecurity.TLS : TransportSecurity.PLAINTEXT));
        tls.ifPresent(files -> values.put("certificate", describe(files.certificate())));
        values.put(GrpcServerConfig.CALLER_AUTHENTICATION, Options.valueOf(config.callerAuthentication()));
        values.put(GrpcServerConfig.REFLECTION, String.valueOf(config.reflection()));
        values.put("services", String.join(", ", services));
        values.put("threads", threadKind);
        LimitsConfig limits = config.limits();
        put(values, LimitsConfig.MAX_CONCURRENT_CALLS, limits.maxConcurrentCalls());
        put(values, LimitsConfig.MAX_WAITING_CALLS, limits.maxWaitingCalls());
        put(values, LimitsConfig.MAX_CALLS_PER_CONNECTION, limits.maxCallsPerConnection());
        put(values, LimitsConfig.MAX_INBOUND_MESSAGE_BYTES, limits.maxInboundMessageBytes());
        put(values, LimitsConfig.MAX_INBOUND_METADATA_BYTES, limits.maxInboundMetadataBytes());
        return values;
    }

    /** Returns the values, without the address, as one line. */
    static String sentence(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(value -> !value.getKey().equals(ADDRESS))
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void put(Map<String, String> values, NumberOption option, int value) {
        values.put(option.name(), String.valueOf(value));
    }

    private static String describe(X509Certificate certificate) {
        return certificate.getSubjectX500Principal() + ", valid until "
                + certificate.getNotAfter().toInstant();
    }
}
