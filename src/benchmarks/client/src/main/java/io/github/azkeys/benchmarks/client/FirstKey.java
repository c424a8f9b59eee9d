// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import java.time.Duration;

/**
 * What a process prints once it has its first key. It uses no management classes, which take time to load, and ends the
 * process, so that nothing after it is measured.
 */
public final class FirstKey {

    private final Result result = new Result();
    private long since = System.nanoTime();

    /** Notes the milliseconds since the last mark, or since this object was created. */
    public void mark(String step) {
        long now = System.nanoTime();
        result.add(step + "Millis", (now - since) / 1e6);
        since = now;
    }

    /** Prints the figures and ends the process. */
    public void print() {
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        result.add("cpuMillis", cpu.toMillis()).print();
        System.exit(0);
    }
}
