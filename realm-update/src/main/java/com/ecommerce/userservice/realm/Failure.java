package com.ecommerce.userservice.realm;

/** Ends the command. The message is for the operator: what is wrong and what to do, without any secret. */
public final class Failure extends RuntimeException {

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
