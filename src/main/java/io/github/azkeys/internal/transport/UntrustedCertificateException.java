// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.internal.text.Printable;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * The server presented a certificate that the TLS context refuses. Trying again does not help. Other TLS faults, such as a
 * connection that is lost during the handshake, stay plain {@link SSLException}s or {@link java.io.IOException}s. The texts
 * are printable and bounded, because the certificate comes from the network. Immutable.
 */
public final class UntrustedCertificateException extends SSLHandshakeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** No trusted authority has issued the certificate: it is self-signed, or from a proxy that inspects TLS. */
        UNKNOWN_ISSUER,
        /** The certificate, or one of its issuers, has expired or is not valid yet. */
        NOT_VALID_NOW,
        /** The certificate is for another host. */
        OTHER_HOST,
        /** Any other reason, such as a revoked certificate or a weak algorithm. */
        REFUSED
    }

    private final Reason reason;
    private final String host;
    private final @Nullable String subject;
    private final @Nullable String issuer;

    /**
     * @param certificate what the server presented; null if unknown
     * @param cause the refusal of the TLS context
     */
    UntrustedCertificateException(String host, @Nullable X509Certificate certificate, Throwable cause) {
        super(message(host, certificate, reason(host, certificate, cause), cause));
        initCause(cause);
        this.reason = reason(host, certificate, cause);
        this.host = host;
        this.subject = certificate == null ? null : subject(certificate);
        this.issuer = certificate == null ? null : issuer(certificate);
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the name that the certificate should have. */
    public String host() {
        return host;
    }

    /** Returns the distinguished name of the server's certificate; null if unknown. */
    public @Nullable String subject() {
        return subject;
    }

    /** Returns the distinguished name of the issuer of the server's certificate; null if unknown. */
    public @Nullable String issuer() {
        return issuer;
    }

    /**
     * Whether the certificate of a server was refused, according to an exception of any HTTP client. False if only its
     * revocation could not be checked, which can pass.
     */
    public static boolean isUntrusted(Throwable error) {
        return !any(error, UntrustedCertificateException::isRevocationUnknown)
                && any(
                        error,
                        e -> e instanceof UntrustedCertificateException
                                || e instanceof CertificateException
                                || e instanceof CertPathValidatorException
                                || e instanceof CertPathBuilderException
                                || e instanceof SSLPeerUnverifiedException
                                || isTrustStoreEmpty(e));
    }

    private static Reason reason(String host, @Nullable X509Certificate certificate, Throwable cause) {
        if (any(cause, e -> e instanceof CertificateExpiredException || e instanceof CertificateNotYetValidException)) {
            return Reason.NOT_VALID_NOW;
        }
        if (any(cause, e -> e instanceof CertPathBuilderException || isTrustStoreEmpty(e))) {
            return Reason.UNKNOWN_ISSUER;
        }
        return certificate == null || isFor(host, certificate) ? Reason.REFUSED : Reason.OTHER_HOST;
    }

    private static boolean isFor(String host, X509Certificate certificate) {
        try {
            new DefaultHostnameVerifier().verify(host, certificate);
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    private static boolean isRevocationUnknown(Throwable error) {
        return error instanceof CertPathValidatorException path
                && path.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS;
    }

    /** The JVM reports a trust store without certificates as a wrong parameter. */
    private static boolean isTrustStoreEmpty(Throwable error) {
        return error instanceof InvalidAlgorithmParameterException;
    }

    private static String message(String host, @Nullable X509Certificate certificate, Reason reason, Throwable cause) {
        String issued = certificate == null ? "" : ", issued by " + issuer(certificate) + ",";
        return "The certificate of " + host
                + switch (reason) {
                    case UNKNOWN_ISSUER ->
                        certificate == null
                                ? " was issued by an authority that is not trusted"
                                : subject(certificate).equals(issuer(certificate))
                                        ? " is self-signed by " + issuer(certificate) + ", which is not trusted"
                                        : " was issued by " + issuer(certificate) + ", which is not trusted";
                    case NOT_VALID_NOW -> issued + " or of one of its issuers has expired or is not valid yet";
                    case OTHER_HOST -> issued + " is for another host: " + subject(certificate);
                    case REFUSED -> issued + " was refused: " + root(cause);
                };
    }

    private static String root(Throwable cause) {
        Throwable root = chain(cause).reduce((first, second) -> second).orElse(cause);
        return Printable.of(String.valueOf(root.getMessage()));
    }

    private static String subject(X509Certificate certificate) {
        return Printable.of(certificate.getSubjectX500Principal().getName());
    }

    private static String issuer(X509Certificate certificate) {
        return Printable.of(certificate.getIssuerX500Principal().getName());
    }

    private static boolean any(Throwable error, Predicate<Throwable> test) {
        return chain(error).anyMatch(test);
    }

    /** The error and its causes; bounded, because causes can form a loop. */
    private static Stream<Throwable> chain(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(20);
    }
}
