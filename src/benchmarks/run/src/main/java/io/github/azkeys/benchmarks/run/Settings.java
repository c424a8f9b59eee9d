// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to run and for how long, from system properties.
 *
 * @param parts load, memory, start, growth or soak
 * @param quick whether a few minutes are enough, to see that all of it works
 * @param rounds of each point under load, and of each application that starts
 * @param modules the folder with the applications of the contenders
 * @param results the folder for the results
 * @param docs the folder with the page
 */
record Settings(Set<String> parts, boolean quick, int rounds, Path modules, Path results, Path docs, Duration soak) {

    static Settings read() {
        return new Settings(
                Arrays.stream(System.getProperty("benchmarks").split(",")).collect(Collectors.toSet()),
                Boolean.getBoolean("benchmarks.quick"),
                Boolean.getBoolean("benchmarks.quick") ? 2 : Integer.getInteger("benchmarks.rounds"),
                Path.of(System.getProperty("benchmarks.modules")),
                Path.of(System.getProperty("benchmarks.results")),
                Path.of(System.getProperty("benchmarks.docs")),
                Duration.ofSeconds(Math.round(Double.parseDouble(System.getProperty("soak.minutes")) * 60)));
    }

    /** The least number of calls before a point under load is measured, with which its code is compiled. */
    int warmUp() {
        return quick ? 5_000 : 150_000;
    }

    /** The seconds after which the rate before a point is measured is compared with that of the seconds before. */
    int period() {
        return quick ? 1 : 5;
    }

    /** The seconds in which a point under load is measured. */
    int measured() {
        return quick ? 2 : 8;
    }

    /** Of the parts whose figures vary little. */
    int steadyRounds() {
        return quick ? 1 : 3;
    }

    int endpoints() {
        return quick ? 2_000 : 10_000;
    }

    /** Routes that watch keys. */
    int watchers() {
        return quick ? 200 : 1_000;
    }
}
