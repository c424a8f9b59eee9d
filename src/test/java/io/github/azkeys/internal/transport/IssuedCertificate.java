// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that an authority of its own has issued, as the certificates of a proxy that inspects TLS. */
final class IssuedCertificate {

    private static final char[] PASSWORD = "loopback".toCharArray();

    private final KeyStore keyStore;

    private IssuedCertificate(KeyStore keyStore) {
        this.keyStore = keyStore;
    }

    /**
     * @param issuer the distinguished name of the authority
     * @param start the first day, relative to now, such as {@code -1d}; the certificate is valid for two days
     */
    static IssuedCertificate create(String issuer, String start) throws Exception {
        Path folder = Files.createTempDirectory("azkeys-issued");
        Path file = folder.resolve("issued.p12");
        try {
            keytool(file, "authority", issuer, "-ext", "bc:c", "-validity", "9");
            keytool(
                    file,
                    "server",
                    "CN=127.0.0.1",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-signer",
                    "authority",
                    "-startdate",
                    start,
                    "-validity",
                    "2");
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keyStore.load(in, PASSWORD);
            }
            return new IssuedCertificate(keyStore);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** Returns a context for a server that presents the certificate. */
    SSLContext serverContext() throws Exception {
        KeyStore server = KeyStore.getInstance("PKCS12");
        server.load(null, null);
        server.setKeyEntry(
                "server", keyStore.getKey("server", PASSWORD), PASSWORD, keyStore.getCertificateChain("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Returns a context for a client that trusts the authority. */
    SSLContext clientContext() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", keyStore.getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void keytool(Path file, String alias, String name, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
