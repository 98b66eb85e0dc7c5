package com.ecommerce.userservice.grpc.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for tests. */
final class TestAuthority {

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    private final String name;
    private final KeyPair keys;
    private final Issued own;

    /** Makes one with a key of its own; another one may have the same name. */
    TestAuthority(String name) {
        this.name = name;
        this.keys = newKeys("RSA");
        this.own = issue(name, keys, true, TEN_DAYS);
    }

    /** Returns the authority's own certificate. */
    Issued own() {
        return own;
    }

    /** Returns a certificate for {@code localhost} with a new RSA key. */
    Issued issue(String subject) {
        return issue(subject, newKeys("RSA"), false, TEN_DAYS);
    }

    Issued issueWithEcKey(String subject) {
        return issue(subject, newKeys("EC"), false, TEN_DAYS);
    }

    /** Returns another certificate for the key of an earlier one. */
    Issued reissue(String subject, Issued earlier) {
        return issue(subject, earlier.keys(), false, TEN_DAYS);
    }

    Issued issueExpired(String subject) {
        return issue(subject, newKeys("RSA"), false, Duration.ofDays(-1));
    }

    private Issued issue(String subject, KeyPair subjectKeys, boolean authority, Duration validFor) {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=" + name),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(now.minus(TEN_DAYS)),
                Date.from(now.plus(validFor)),
                new X500Principal("CN=" + subject),
                subjectKeys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
            return new Issued(certificate, subjectKeys);
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A certificate with its key. */
    record Issued(X509Certificate certificate, KeyPair keys) {

        /** Writes {@code name.pem} and {@code name.key}. */
        void write(Path folder, String name) {
            writeCertificate(folder.resolve(name + ".pem"));
            writeKey(folder.resolve(name + ".key"));
        }

        void writeCertificate(Path file) {
            try {
                Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        }

        void writeKey(Path file) {
            try {
                Files.writeString(file, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static String pem(String kind, byte[] content) {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        }
    }
}
