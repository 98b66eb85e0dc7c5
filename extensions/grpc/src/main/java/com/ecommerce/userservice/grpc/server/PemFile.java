package com.ecommerce.userservice.grpc.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PEM file and the option that names it, as the command line has that option.
 */
record PemFile(String option, Path path) {

    /**
     * Returns the file's content.
     *
     * @throws GrpcStartException with a sentence that names option and file, if it cannot be read
     */
    InputStream open() {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(path));
        } catch (IOException failure) {
            throw unusable("cannot be read");
        }
    }

    /** Returns the failure whose message names option and file and says what is wrong. */
    GrpcStartException unusable(String reason) {
        return new GrpcStartException(
                "gRPC cannot use TLS: the file " + path + " of the option " + option + " " + reason + ".");
    }
}
