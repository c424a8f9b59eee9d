// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that watch keys, each in its own JVM. The files that they write are searched for keys. */
@Tag("camel")
@Timeout(120)
public abstract class WatchNodesTestSupport {

    static final String PASSWORD = "trust-store";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    public Path folder;

    public EmbeddedArm arm;
    private final List<Process> processes = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        arm = EmbeddedArm.builder()
                .certificate(AzkeysTestSupport.CERTIFICATE)
                .writes(10_000, 1_000)
                .start();
        try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void stop() throws Exception {
        try {
            for (Process process : processes) {
                kill(process);
            }
            assertNoKeyOnDisk();
        } finally {
            arm.close();
        }
    }

    /** Writes the application that all nodes run, against the embedded ARM service. */
    void application(String routes) throws IOException {
        Files.writeString(folder.resolve("routes.yaml"), routes);
        Files.writeString(folder.resolve("application.properties"), """
                camel.component.azkeys.sslContextParameters = #bean:trust
                camel.component.azkeys.resourceManagerEndpoint = %s
                camel.component.azkeys.authorityHost = %s
                """.formatted(arm.endpoint(), arm.authorityHost()));
    }

    /** Starts a node without waiting until it is ready. */
    Process launch(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                WatchNode.class.getName(),
                folder.toString(),
                name);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("AZURE_TENANT_ID", arm.tenantId());
        builder.environment().put("AZURE_CLIENT_ID", arm.clientId());
        builder.environment().put("AZURE_CLIENT_SECRET", arm.clientSecret());
        Path log = folder.resolve(name + ".log");
        logs.add(log);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    void awaitUp(String name) {
        awaitThat(() -> Files.exists(folder.resolve(name + ".up")));
    }

    /** Kills a node as a power failure would. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for a number of further responses with keys. The first one may belong to a poll that had already begun. */
    void awaitPolls(int more) {
        long before = polls();
        awaitThat(() -> polls() > before + more);
    }

    private long polls() {
        return arm.calls().stream()
                .filter(call -> call.operation() != null && call.status() == 200)
                .count();
    }

    void awaitEvents(int count) {
        awaitThat(() -> events().size() >= count);
    }

    /** Fails with the output of the nodes on a timeout. */
    private void awaitThat(Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).until(condition);
        } catch (ConditionTimeoutException e) {
            StringBuilder printed = new StringBuilder(arm.calls().toString());
            logs.forEach(log -> {
                try {
                    printed.append(log.getFileName()).append(":\n").append(Files.readString(log));
                } catch (IOException unreadable) {
                    printed.append(unreadable);
                }
            });
            throw new AssertionError(e.getMessage() + "\n" + printed, e);
        }
    }

    /** Returns the exchanges so far, each as the names of the node, the resource and the keys. */
    List<String> events() throws IOException {
        Path events = folder.resolve(WatchNode.EVENTS);
        return Files.exists(events) ? Files.readAllLines(events) : List.of();
    }

    private void assertNoKeyOnDisk() throws Exception {
        List<String> traces = new ArrayList<>();
        for (String secret : arm.secrets()) {
            traces.add(secret);
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(secret.getBytes(StandardCharsets.UTF_8));
                traces.add(Base64.getEncoder().encodeToString(digest));
                traces.add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
                traces.add(HexFormat.of().formatHex(digest));
            }
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String text = readable(Files.readString(file, StandardCharsets.ISO_8859_1));
            assertThat(traces).as("%s", file).noneMatch(text::contains);
        }
    }

    /** Returns the text followed by its decoded states. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder(text);
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            try {
                byte[] state = Base64.getUrlDecoder().decode(line.substring(line.indexOf('=') + 1));
                readable.append('\n').append(new String(state, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // not a state
            }
        });
        return readable.toString();
    }
}
