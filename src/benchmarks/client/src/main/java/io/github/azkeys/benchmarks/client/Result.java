// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a process prints in one line for the process that started it: figures and addresses. Not thread-safe. */
public final class Result {

    /** How the line begins. */
    public static final String PREFIX = "RESULT ";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a figure. */
    public Result add(String name, double value) {
        return add(name, String.valueOf(value));
    }

    /** Adds a text without spaces. */
    public Result add(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Prints the line. */
    public void print() {
        System.out.println(
                PREFIX + values.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" ")));
    }

    /** Reads the line. */
    public static Map<String, String> read(String line) {
        return Arrays.stream(line.substring(PREFIX.length()).split(" "))
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(value -> value[0], value -> value[1], (a, b) -> b, LinkedHashMap::new));
    }
}
