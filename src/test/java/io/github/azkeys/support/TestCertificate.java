// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate of an application and its private key, in the formats that Azure Identity reads. Immutable. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {

    private static final String ALIAS = "application";
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Creates a certificate with an RSA key that is valid now, by the {@code keytool} of Java. */
    public static TestCertificate create() {
        return create("-keyalg", "RSA", "-keysize", "2048");
    }

    /**
     * Creates a certificate.
     *
     * @param options further options of {@code keytool}
     */
    public static TestCertificate create(String... options) {
        try {
            Path file = Files.createTempDirectory("azkeys-application").resolve("application.p12");
            try {
                List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=application",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)));
                command.addAll(List.of(options));
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException(
                            "keytool: " + new String(process.getInputStream().readAllBytes()));
                }
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD);
                }
                return new TestCertificate(
                        (X509Certificate) store.getCertificate(ALIAS), (PrivateKey) store.getKey(ALIAS, PASSWORD));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(file.getParent());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the private key as PEM. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Returns the certificate as PEM. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the private key and the certificate as PEM, as Azure Key Vault exports them. */
    public Path writePem(Path file) throws IOException {
        return Files.writeString(file, keyPem() + certificatePem());
    }

    /** Writes a PFX file. */
    public Path writePfx(Path file, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), new X509Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().toString();
    }
}
