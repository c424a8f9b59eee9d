// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs {@code mvn quarkus:dev} on a copy of this project, without configuration for Azure. */
@Tag("dev-mode")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DevModeIT {

    private static final Path PROJECT = Path.of("target", "dev-mode");
    private static final Path ROUTE = Path.of("src", "main", "resources", "camel", "fingerprint.yaml");
    private static final Pattern SERVICE =
            Pattern.compile("azkeys calls the embedded ARM service at https://localhost:([0-9]+)");
    private static final Path LOG = Path.of("target", "dev-mode.log");

    private Process maven;

    @BeforeEach
    void start() throws IOException {
        copy(Path.of("pom.xml"));
        copy(Path.of("src"));
        maven = new ProcessBuilder(
                        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                        "-B",
                        "-ntp",
                        "quarkus:dev",
                        "-Pplain-dev-mode",
                        "-Ddebug=false",
                        "-Dquarkus.analytics.disabled=true",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo"))
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).forEach(ProcessHandle::destroy);
        assertTrue(maven.waitFor(20, TimeUnit.SECONDS));
    }

    @Test
    void asksTheEmbeddedArmServiceByItself() throws IOException {
        awaitPrinted("The key in use is ");

        Path route = PROJECT.resolve(ROUTE);
        Files.writeString(route, Files.readString(route).replace("The key in use is", "It is now"));
        awaitPrinted("It is now ");

        List<Integer> ports = SERVICE.matcher(Files.readString(LOG))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        assertEquals(2, ports.size(), "each start of the application has a service of its own");
        assertFalse(isOpen(ports.get(0)), "the first service ended with the first start");
        assertTrue(isOpen(ports.get(1)));
    }

    /** Waits long, because the first run downloads many files. */
    private void awaitPrinted(String text) {
        await().atMost(Duration.ofMinutes(2))
                .failFast("Maven ended, see " + LOG, () -> !maven.isAlive())
                .untilAsserted(() -> {
                    String log = Files.readString(LOG);
                    assertTrue(log.contains(text), log);
                });
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 5000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.createDirectories(PROJECT.resolve(file).getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, PROJECT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
