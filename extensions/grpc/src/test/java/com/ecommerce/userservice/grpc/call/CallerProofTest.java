package com.ecommerce.userservice.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

class CallerProofTest {

    private static final ServerCall<?, ?> PLAINTEXT = new Call(Attributes.EMPTY);
    private static final ServerCall<?, ?> WITHOUT_CERTIFICATE = new Call(tls(0));
    private static final ServerCall<?, ?> WITH_CERTIFICATE = new Call(tls(1));

    @Test
    void givenNothingIsWanted_whenCalled_thenNoToken() {
        assertThat(CallerProof.NONE.wantsToken(PLAINTEXT)).isFalse();
    }

    @Test
    void givenOnlyTokensCount_whenCalledWithCertificate_thenToken() {
        assertThat(CallerProof.TOKEN.wantsToken(WITH_CERTIFICATE)).isTrue();
    }

    @Test
    void givenEitherCounts_whenCalled_thenTokenOnlyWithoutCertificate() {
        assertThat(CallerProof.CERTIFICATE_OR_TOKEN.wantsToken(WITH_CERTIFICATE))
                .isFalse();
        assertThat(CallerProof.CERTIFICATE_OR_TOKEN.wantsToken(WITHOUT_CERTIFICATE))
                .isTrue();
        assertThat(CallerProof.CERTIFICATE_OR_TOKEN.wantsToken(PLAINTEXT)).isTrue();
    }

    /** As Java's own session: it throws where the client has shown no certificate. */
    private static Attributes tls(int certificates) {
        SSLSession session = (SSLSession) Proxy.newProxyInstance(
                CallerProofTest.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getPeerCertificates")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    if (certificates == 0) {
                        throw new SSLPeerUnverifiedException("peer not authenticated");
                    }
                    return new Certificate[certificates];
                });
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_SSL_SESSION, session)
                .build();
    }

    private static final class Call extends ServerCall<Object, Object> {

        private final Attributes attributes;

        Call(Attributes attributes) {
            this.attributes = attributes;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public void request(int messages) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendHeaders(Metadata headers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendMessage(Object message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(Status status, Metadata trailers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<Object, Object> getMethodDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
