// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shell of a reader, with a home folder of its own. Each block starts in the folder where the block before ended, with
 * its exported variables. Not thread-safe.
 */
final class PageShell {

    private static final long POLL_MILLIS = 50;

    /** How long a command can run on after it has printed everything; then it is stopped, as by Ctrl+C. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Path home;
    private final Path state;
    private final Path log;
    private final Duration timeout;

    /**
     * Creates a shell.
     *
     * @param folder where the first command runs
     * @param home an existing folder, for {@code ~}
     * @param timeout for each block
     */
    PageShell(Path folder, Path home, Duration timeout) throws IOException {
        this.home = home.toRealPath();
        this.state = this.home.resolve(".shell");
        this.log = this.home.resolve(".printed");
        this.timeout = timeout;
        Files.writeString(state, "cd '" + folder.toRealPath() + "'\n");
    }

    /** Writes a file, relative to the folder of the shell. */
    void write(String file, String text) throws IOException, InterruptedException {
        Path copy = Files.writeString(home.resolve(".file"), text + "\n");
        run("mkdir -p \"$(dirname '" + file + "')\"\ncp '" + copy + "' '" + file + "'", List.of());
    }

    /**
     * Runs commands until they end, or have printed everything and run on.
     *
     * @param expected the lines that they must print, in this order; {@code ...} and {@code …} stand for any text
     * @throws AssertionError if one fails or takes too long, or if a line is missing
     */
    void run(String commands, List<String> expected) throws IOException, InterruptedException {
        Process bash = start(commands);
        boolean ended = awaitEnd(bash, expected);
        if (!ended) {
            stop(bash);
        }
        List<String> printed = printed();
        String problem = firstMissing(printed, expected)
                .map(line -> "It did not print: " + line)
                .orElse(ended && bash.exitValue() != 0 ? "It ended with the exit code " + bash.exitValue() : "");
        if (!ended && expected.isEmpty()) {
            problem = "It did not end within " + timeout.toSeconds() + " seconds";
        }
        if (!problem.isEmpty()) {
            throw new AssertionError("%s%n%s%n%s".formatted(problem, commands, String.join("\n", printed)));
        }
    }

    private Process start(String commands) throws IOException {
        // not set -e: it ignores the first command of a && b
        String each = commands.replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> "{ " + line + "\n} || exit\n")
                .collect(Collectors.joining());
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", """
                . '%1$s'
                trap '{ export -p; printf "cd %%q\\n" "$PWD"; } >"%1$s"' EXIT
                %2$s""".formatted(state, each));
        bash.environment().put("HOME", home.toString());
        return bash.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
    }

    /** Returns false if it had to be given up: because it printed everything, or after the time-out. */
    private boolean awaitEnd(Process bash, List<String> expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < end) {
            if (bash.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (!expected.isEmpty() && firstMissing(printed(), expected).isEmpty()) {
                return bash.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static void stop(Process bash) throws InterruptedException {
        List<ProcessHandle> started =
                Stream.concat(bash.descendants(), Stream.of(bash.toHandle())).toList();
        started.forEach(ProcessHandle::destroy);
        if (!bash.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            started.forEach(ProcessHandle::destroyForcibly);
            bash.waitFor();
        }
    }

    private List<String> printed() throws IOException {
        // commands of other programs can print bytes that are not UTF-8
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*m", "") // colors
                .lines()
                .toList();
    }

    private static Optional<String> firstMissing(List<String> printed, List<String> expected) {
        Iterator<String> lines = printed.iterator();
        return expected.stream()
                .filter(line -> !line.isBlank())
                .filter(line -> {
                    Pattern pattern = pattern(line);
                    while (lines.hasNext()) {
                        if (pattern.matcher(lines.next()).matches()) {
                            return false;
                        }
                    }
                    return true;
                })
                .findFirst();
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(line.strip().split("\\.\\.\\.|…", -1))
                        .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                        .collect(Collectors.joining(".*"))
                + "\\s*");
    }
}
