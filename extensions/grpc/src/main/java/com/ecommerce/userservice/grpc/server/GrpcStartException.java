package com.ecommerce.userservice.grpc.server;

/**
 * Keeps Keycloak from starting. Its message is for the operator, who can act on it; a stack trace would only hide it,
 * so it has none.
 */
final class GrpcStartException extends RuntimeException {

    GrpcStartException(String message) {
        super(message, null, false, false);
    }
}
