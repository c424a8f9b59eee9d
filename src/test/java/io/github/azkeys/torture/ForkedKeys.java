// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.embedded.LoopbackCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks a component in a JVM with another environment, which this object starts and ends. */
final class ForkedKeys implements Keys {

    private static final String PASSWORD = "trust-store";

    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final PrintStream questions;
    private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final StringBuffer log = new StringBuffer();
    private final Thread reader = new Thread(this::read, "torture-answers");

    /**
     * @param environment added to the environment of this JVM
     */
    ForkedKeys(Path folder, LoopbackCertificate certificate, Map<String, String> environment) throws Exception {
        Path trust = Files.createTempFile(folder, "trust", ".p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            certificate.trustStore().store(out, PASSWORD.toCharArray());
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-Xmx256m",
                KeysMain.class.getName(),
                trust.toString(),
                PASSWORD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).start();
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public Answer ask(String uri) throws Exception {
        String id = String.valueOf(number.incrementAndGet());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        questions.println(id + " " + uri);
        return answer.get(2, TimeUnit.MINUTES);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(KeysMain.MARK)) {
                    String[] answer = line.substring(KeysMain.MARK.length()).split(" ", 2);
                    waiting.remove(answer[0]).complete(json.readValue(answer[1], Answer.class));
                } else {
                    log.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            log.append(e);
        }
        IllegalStateException ended = new IllegalStateException("The JVM ended:\n" + log);
        waiting.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    /** Returns the lines of the log so far that contain one of the secrets. */
    List<String> linesWith(Set<String> secrets) {
        return log.toString()
                .lines()
                .filter(line -> secrets.stream().anyMatch(line::contains))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        questions.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        reader.join(TimeUnit.SECONDS.toMillis(10));
    }
}
