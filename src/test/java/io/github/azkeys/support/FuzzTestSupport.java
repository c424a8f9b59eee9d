// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azkeys.AzkeysException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repeats the inputs of a fuzz target, which are in the test resources of its class. {@code .ci/fuzz} searches for more. A
 * target has the method {@code fuzzerTestOneInput}; an exception or error of it is a finding.
 */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FuzzTestSupport {

    /** A value in the inputs that no message may contain. */
    protected static final String SECRET = "hunter2";

    private static final int MAX_MESSAGE = 6000;

    /** Calls {@code fuzzerTestOneInput}. */
    protected abstract void fuzz(byte[] data);

    @ParameterizedTest
    @MethodSource("inputs")
    void repeats(Path input) throws IOException {
        fuzz(Files.readAllBytes(input));
    }

    /** The working directory is the project, also if the tests run on another version of Camel. */
    Stream<Path> inputs() {
        Path folder = Path.of("src/test/resources", getClass().getName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static String text(byte[] data) {
        return new String(data, UTF_8);
    }

    /** The message of a failure is one printable line of limited length. */
    protected static void requireLine(AzkeysException failure) {
        requireLine(failure.getMessage(), MAX_MESSAGE);
    }

    protected static void requireLine(String text, int maxLength) {
        require(text.length() <= maxLength, "a text of " + text.length() + " characters");
        // no regular expression: the fuzzer would explore it
        require(text.codePoints().allMatch(FuzzTestSupport::isPrintable), "an unprintable text: " + text);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    protected static void require(boolean holds, String violation) {
        if (!holds) {
            throw new AssertionError(violation);
        }
    }
}
