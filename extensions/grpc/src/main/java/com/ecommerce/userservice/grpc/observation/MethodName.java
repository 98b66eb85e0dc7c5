package com.ecommerce.userservice.grpc.observation;

import io.grpc.MethodDescriptor;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/**
 * What OpenTelemetry's semantic conventions (1.37, the version in Keycloak 26.7) want a span to say about a method.
 *
 * @param attributes the same for all calls, hence made once
 */
record MethodName(Attributes attributes) {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("rpc.service");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");

    /** @param fullMethodName for example {@code user.v1.UserService/GetUser} */
    static MethodName parse(String fullMethodName) {
        return new MethodName(Attributes.of(
                SYSTEM,
                "grpc",
                SERVICE,
                MethodDescriptor.extractFullServiceName(fullMethodName),
                METHOD,
                MethodDescriptor.extractBareMethodName(fullMethodName)));
    }
}
