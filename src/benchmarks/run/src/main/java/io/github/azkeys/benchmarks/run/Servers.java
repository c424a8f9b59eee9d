// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.server.EmbeddedProcess;
import io.github.azkeys.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A running service and what a client needs to call it. Not thread-safe. */
record Servers(Child process, Map<String, String> addresses, Path trustStore) implements AutoCloseable {

    /** Starts the service that has the same answer for each request. */
    static Servers canned(Settings settings) throws IOException {
        return start(settings, ServerProcess.class.getName());
    }

    /** Starts the embedded ARM service. */
    static Servers embedded(Settings settings, String... arguments) throws IOException {
        return start(settings, EmbeddedProcess.class.getName(), arguments);
    }

    private static Servers start(Settings settings, String mainClass, String... arguments) throws IOException {
        Path trust = settings.results().resolve("trust.p12").toAbsolutePath();
        String[] all = new String[arguments.length + 1];
        all[0] = trust.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Child child = new Child.Command().option("-Xmx2g", "-XX:+UseSerialGC").start(mainClass, all);
        return new Servers(child, child.awaitResult(), trust);
    }

    /** Returns the command of a JVM that trusts the service. */
    Child.Command client() {
        return new Child.Command()
                .option(
                        "-Djavax.net.ssl.trustStore=" + trustStore,
                        "-Djavax.net.ssl.trustStorePassword=" + ServerProcess.PASSWORD,
                        "-Djavax.net.ssl.trustStoreType=PKCS12");
    }

    String address(String name) {
        return addresses.get(name);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
