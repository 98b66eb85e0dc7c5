package com.ecommerce.userservice.grpc.server;

import io.grpc.util.CertificateUtils;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the files of TLS hold, checked. Two are equal if they hold the same.
 *
 * @param chain the server's certificate first
 * @param key its private key
 * @param clientCas the authorities of the callers' certificates; empty where callers have none
 */
record TlsCredentials(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientCas) {

    /**
     * Reads and checks the files.
     *
     * @throws GrpcStartException with a sentence that names option and file, if one is missing, no PEM file of its
     *     kind, or if certificate and key do not belong together
     */
    static TlsCredentials read(TlsConfig config) {
        List<X509Certificate> chain = certificates(config.certificate());
        PrivateKey key = privateKey(config.key());
        if (!belongTogether(chain.get(0), key)) {
            throw config.key()
                    .unusable("does not hold the key of the certificate in "
                            + config.certificate().path());
        }
        return new TlsCredentials(chain, key, config.clientCa() == null ? List.of() : certificates(config.clientCa()));
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    private static List<X509Certificate> certificates(PemFile file) {
        InputStream content = file.open();
        try {
            List<X509Certificate> certificates = List.of(CertificateUtils.getX509Certificates(content));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (GeneralSecurityException noCertificates) {
            // The same sentence as for a file without any.
        }
        throw file.unusable("holds no certificates in PEM format");
    }

    private static PrivateKey privateKey(PemFile file) {
        InputStream content = file.open();
        try {
            return CertificateUtils.getPrivateKey(content);
        } catch (Exception unusable) {
            // Guava throws IllegalArgumentException for what is no Base64.
            throw file.unusable("holds no unencrypted RSA or EC key in PKCS #8 format (BEGIN PRIVATE KEY)");
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            return signature.verify(signed);
        } catch (GeneralSecurityException otherAlgorithm) {
            return false;
        }
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "TlsCredentials[" + certificate().getSubjectX500Principal() + "]";
    }
}
