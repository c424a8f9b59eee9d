// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for {@code localhost} and {@code 127.0.0.1}, kept in memory only. The {@code keytool} of the
 * running Java creates it, so that no cryptography library is needed. Thread-safe.
 */
public final class LoopbackCertificate {

    private static final String ALIAS = "loopback";

    private final Certificate certificate;
    private final KeyManager[] keyManagers;

    /** Decrypts the private key once, which takes longer than anything else that a new server does. */
    private LoopbackCertificate(KeyStore keyStore, char[] password) throws GeneralSecurityException {
        certificate = keyStore.getCertificate(ALIAS);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, password);
        keyManagers = keys.getKeyManagers();
    }

    /**
     * Creates a certificate, which takes about half a second.
     *
     * @throws UncheckedIOException if {@code keytool} fails or cannot be started
     */
    public static LoopbackCertificate create() {
        String password = UUID.randomUUID().toString();
        try {
            Path folder = Files.createTempDirectory("azkeys-certificate");
            Path file = folder.resolve("loopback.p12");
            try {
                keytool(file, password);
                KeyStore keyStore = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    keyStore.load(in, password.toCharArray());
                }
                return new LoopbackCertificate(keyStore, password.toCharArray());
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the loopback certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot read the loopback certificate", e);
        }
    }

    /** Returns a context for a server that presents this certificate. */
    public SSLContext serverContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot use the loopback certificate", e);
        }
    }

    /** Returns a context for a client that trusts this certificate only. */
    public SSLContext clientContext() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot trust the loopback certificate", e);
        }
    }

    /** Returns a trust store with this certificate, without its private key. */
    public KeyStore trustStore() {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(ALIAS, certificate);
            return trust;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot trust the loopback certificate", e);
        }
    }

    private static void keytool(Path file, String password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "AZKEYS_STORE_PASSWORD");
        builder.environment().put("AZKEYS_STORE_PASSWORD", password);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool did not finish within 120 seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "keytool failed: " + new String(process.getInputStream().readAllBytes()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool was running", e);
        }
    }
}
