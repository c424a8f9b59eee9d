// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No name in a message takes long to check, whatever pattern the operation has for it. */
class ParameterTimeTest {

    private static final List<String> BEGINNINGS = List.of("a", "A1", "-", "a-", "a.", "_", ".", "1", "é", "(a)");

    @Test
    void aNameThatAlmostMatchesIsRefusedAtOnce() {
        OperationIndex catalog = new OperationIndex();

        for (String operation : catalog.names()) {
            for (Parameter parameter : catalog.get(operation).parameters()) {
                for (String beginning : BEGINNINGS) {
                    String name = beginning.repeat((parameter.maxLength() - 1) / beginning.length()) + "!";
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(2),
                            () -> parameter.violation(name),
                            () -> operation + " " + parameter.name() + " " + beginning);
                }
            }
        }
    }
}
