// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.client.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM that this process starts, up to the line with its result. Closing it ends the process. Not thread-safe. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** The command line of a JVM. Not thread-safe. */
    static final class Command {

        private final List<String> options = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private String classPath = System.getProperty("java.class.path");

        Command option(String... values) {
            options.addAll(List.of(values));
            return this;
        }

        Command environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** The class path of this process is the default. */
        Command classPath(String path) {
            this.classPath = path;
            return this;
        }

        /** Starts a class. */
        Child start(String mainClass, String... arguments) throws IOException {
            List<String> line = new ArrayList<>();
            line.add(System.getProperty("java.home") + "/bin/java");
            line.addAll(options);
            line.addAll(List.of("-cp", classPath, mainClass));
            line.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_") || name.startsWith("IDENTITY_"));
            builder.environment().putAll(environment);
            return new Child(builder.start());
        }

        /** Starts a class and returns its result when the process has ended, which it must do without an error. */
        Map<String, Double> run(String mainClass, String... arguments) throws IOException, InterruptedException {
            try (Child child = start(mainClass, arguments)) {
                Map<String, Double> figures = new HashMap<>();
                child.awaitResult().forEach((name, value) -> figures.put(name, Double.valueOf(value)));
                child.awaitEnd();
                return figures;
            }
        }
    }

    /** Waits for the line with the result. Prints the lines before it. */
    Map<String, String> awaitResult() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Result.PREFIX)) {
                return Result.read(line);
            }
            System.out.println(line);
        }
        throw new IllegalStateException(
                "The process ended without a result: " + process.info().commandLine());
    }

    /** Waits until the process ends by itself. */
    void awaitEnd() throws IOException, InterruptedException {
        out.transferTo(new PrintWriter(System.out, true));
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("The process failed");
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // servers end when their input ends
        process.destroy();
        out.close();
    }
}
