// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Karaf in a separate process, without data of earlier runs. Tests control it at its console. */
final class Karaf implements AutoCloseable {

    private static final String KARAF = "mvn:org.apache.karaf.features/";
    private static final String REPOSITORY = "/${karaf.version}/xml/features";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path etc;
    private final Path log;
    private final Path console;
    private final Process process;
    private final BufferedWriter keyboard;
    private int commands;

    private Karaf(Path etc, Path log, Path console, Process process) {
        this.etc = etc;
        this.log = log;
        this.console = console;
        this.process = process;
        this.keyboard = process.outputWriter();
    }

    /**
     * @param home an unpacked Karaf
     * @param work the folder for its data; {@code etc} can already contain files
     * @param feature the feature to install
     * @param repositories the feature repositories of the feature and its dependencies
     */
    static Karaf start(Path home, Path work, String feature, Path... repositories) throws IOException {
        Path etc = Files.createDirectories(work.resolve("etc"));
        Path data = Files.createDirectories(work.resolve("data"));
        Path logs = Files.createDirectories(data.resolve("log"));
        Path console = work.resolve("console.txt");
        copy(home.resolve("etc"), etc);
        // no port, and one stage, because a feature that is installed after the console can restart it
        set(
                etc.resolve("org.apache.karaf.features.cfg"),
                Map.of(
                        "featuresRepositories",
                        Stream.concat(
                                        Stream.of(KARAF + "framework" + REPOSITORY, KARAF + "standard" + REPOSITORY),
                                        Stream.of(repositories)
                                                .map(file -> file.toUri().toString()))
                                .collect(Collectors.joining(",")),
                        "featuresBoot",
                        "(wrap), shell, bundle, feature, " + feature));
        set(etc.resolve("config.properties"), Map.of("karaf.delay.console", "true"));
        // all bundles must be in the folder system
        set(etc.resolve("org.ops4j.pax.url.mvn.cfg"), Map.of("org.ops4j.pax.url.mvn.repositories", ""));
        set(
                etc.resolve("org.ops4j.pax.logging.cfg"),
                Map.of("log4j2.rootLogger.level", "DEBUG", "log4j2.appender.rolling.policies.size.size", "1GB"));
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KARAF_ETC", etc.toString());
        builder.environment().put("KARAF_DATA", data.toString());
        builder.environment().put("KARAF_LOG", logs.toString());
        // can be set in production, and must not lead to secrets in the log
        builder.environment().put("AZURE_HTTP_LOG_DETAIL_LEVEL", "BODY_AND_HEADERS");
        builder.environment().put("AZURE_LOG_LEVEL", "verbose");
        return new Karaf(etc, logs.resolve("karaf.log"), console, builder.start());
    }

    /** Returns its folder {@code etc}. */
    Path etc() {
        return etc;
    }

    /** Returns its log. */
    String log() {
        return read(log);
    }

    /** Returns the output of the console. */
    String console() {
        return read(console);
    }

    /** Types a command, waits for its end and returns its output. */
    String run(String command) throws IOException {
        String end = "end-of-" + ++commands;
        int from = console().length();
        type(command);
        AtomicInteger looks = new AtomicInteger();
        return await(command)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new IllegalStateException("Karaf stopped: " + console());
                            }
                            // repeated, because a starting console loses input
                            if (looks.getAndIncrement() % 20 == 0) {
                                type("echo " + end);
                            }
                            return console().substring(from);
                        },
                        shown -> shown.lines().anyMatch(line -> line.strip().equals(end)));
    }

    private void type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    /** Returns the output of the JDK's {@code jcmd} for the process. */
    String jcmd(String... command) throws IOException, InterruptedException {
        ProcessHandle java = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Karaf is not running: " + console()));
        List<String> line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                String.valueOf(java.pid())),
                        Stream.of(command))
                .toList();
        Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes());
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Appends properties. The last value of a property in a file applies. */
    private static void set(Path file, Map<String, String> properties) throws IOException {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            Files.writeString(
                    file, "\n" + property.getKey() + " = " + property.getValue() + "\n", StandardOpenOption.APPEND);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
