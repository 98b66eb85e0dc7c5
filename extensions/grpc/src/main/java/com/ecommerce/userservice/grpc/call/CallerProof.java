package com.ecommerce.userservice.grpc.call;

import io.grpc.Grpc;
import io.grpc.ServerCall;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a caller must show before a service works for it. */
public enum CallerProof {
    /** Nothing. */
    NONE,
    /** An access token with the client role {@code grpc-read}. */
    TOKEN,
    /** A client certificate, else an access token. */
    CERTIFICATE_OR_TOKEN;

    /** Returns whether a call still owes its token, given what its connection has shown. */
    boolean wantsToken(ServerCall<?, ?> call) {
        return switch (this) {
            case NONE -> false;
            case TOKEN -> true;
            case CERTIFICATE_OR_TOKEN -> !hasCertificate(call);
        };
    }

    /** A handshake with a certificate that was not verified does not come about, hence there is no other. */
    private static boolean hasCertificate(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return false;
        }
        try {
            return session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException withoutCertificate) {
            return false;
        }
    }
}
