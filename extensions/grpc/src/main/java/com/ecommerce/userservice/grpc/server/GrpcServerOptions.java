package com.ecommerce.userservice.grpc.server;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Describes the options of {@link GrpcServerConfig} to Keycloak, for its help and its check of the command line. */
final class GrpcServerOptions {

    private GrpcServerOptions() {}

    /** Returns the options; those without a default value have one that depends on the mode or the machine. */
    static List<ProviderConfigProperty> metadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(GrpcServerConfig.HOST)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Name or address of the interface that the gRPC server listens on. By default localhost in"
                        + " development mode outside of a container, otherwise 0.0.0.0.")
                .add()
                .property()
                .name(GrpcServerConfig.PORT)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Port of the gRPC server; 0 lets the operating system choose.")
                .defaultValue(GrpcServerConfig.DEFAULT_PORT)
                .add()
                .property()
                .name(GrpcServerConfig.SHUTDOWN_GRACE_MILLIS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How long gRPC calls in flight may go on when Keycloak stops, in milliseconds.")
                .defaultValue(GrpcServerConfig.DEFAULT_SHUTDOWN_GRACE_MILLIS)
                .add()
                .property()
                .name(GrpcServerConfig.REFLECTION)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText("Whether the server describes its services to clients that ask. By default in development"
                        + " mode only.")
                .add()
                .property()
                .name(GrpcServerConfig.MAX_CONCURRENT_CALLS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many gRPC calls are worked on at once. By default four per processor, at least 50.")
                .add()
                .property()
                .name(GrpcServerConfig.MAX_INBOUND_MESSAGE_BYTES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Size of the largest gRPC request, in bytes.")
                .defaultValue(GrpcServerConfig.DEFAULT_MAX_INBOUND_MESSAGE_BYTES)
                .add()
                .property()
                .name(GrpcServerConfig.CALLER_AUTHENTICATION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .options(CallerAuthentication.BEARER.optionValue(), CallerAuthentication.NONE.optionValue())
                .helpText("How gRPC callers prove themselves: bearer, by an access token with the client role"
                        + " grpc-read; none, not at all. By default none in development mode, otherwise bearer.")
                .add()
                .build();
    }
}
