// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.server;

import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.embedded.LoopbackCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;

/**
 * The process of the services for load and growth: the same answer at once, and after 50 ms. The argument is the file for
 * the trust store.
 */
public final class ServerProcess {

    /** The password of trust stores that servers write. */
    public static final String PASSWORD = "loopback";

    private static final int PLENTY = 1_000_000;

    private ServerProcess() {}

    public static void main(String[] args) throws Exception {
        LoopbackCertificate certificate = LoopbackCertificate.create();
        save(certificate, Path.of(args[0]));
        CannedServer fast = new CannedServer(certificate.serverContext(), Duration.ZERO, PLENTY);
        CannedServer slow = new CannedServer(certificate.serverContext(), Duration.ofMillis(50), PLENTY);
        new Result().add("fast", fast.address()).add("slow", slow.address()).print();
        awaitParent();
    }

    /** Writes a trust store for clients. */
    static void save(LoopbackCertificate certificate, Path file) throws Exception {
        KeyStore trust = certificate.trustStore();
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
    }

    /** Returns when the process that started this one ends, or closes its input. */
    static void awaitParent() throws Exception {
        while (System.in.read() >= 0) {
            // nothing is sent
        }
    }
}
