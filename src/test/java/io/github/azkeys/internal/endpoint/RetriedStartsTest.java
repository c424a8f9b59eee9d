// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.azkeys.support.CapturedLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RetriedStartsTest {

    private static final OutOfMemoryError NO_THREAD = new OutOfMemoryError("unable to create native thread");

    private final List<String> done = new ArrayList<>();
    private final Queue<Runnable> retries = new ArrayDeque<>();
    private int failures;
    private boolean timerFails;
    private final RetriedStarts starts = new RetriedStarts(this::start, this::later);

    private void start(Runnable task) {
        if (failures > 0) {
            failures--;
            throw NO_THREAD;
        }
        task.run();
    }

    private void later(Runnable retry) {
        if (timerFails) {
            throw NO_THREAD;
        }
        retries.add(retry);
    }

    @Test
    void aTaskIsTriedUntilItStarts() {
        failures = 3;

        starts.execute(() -> done.add("task"));
        assertThat(done).isEmpty();
        while (!retries.isEmpty()) {
            retries.remove().run();
        }

        assertThat(failures).isZero();
        assertThat(done).containsExactly("task");
    }

    @Test
    void manyTasksWaitForOneRetry() {
        failures = 100;
        for (int i = 0; i < 100; i++) {
            starts.execute(() -> done.add("task"));
        }
        assertThat(retries).hasSize(1);

        retries.remove().run();

        assertThat(done).hasSize(100);
        assertThat(retries).isEmpty();
    }

    @Test
    void withoutATimerTheNextTaskStartsThoseThatWait() {
        timerFails = true;
        failures = 2;
        starts.execute(() -> done.add("1"));
        starts.execute(() -> done.add("2"));
        assertThat(done).isEmpty();

        starts.execute(() -> done.add("3"));

        assertThat(done).containsExactly("3", "1", "2");
    }

    @Test
    void aTaskThatWasQueuedNeverthelessRunsOnce() {
        RetriedStarts queueing = new RetriedStarts(
                task -> {
                    task.run();
                    if (failures-- > 0) {
                        throw NO_THREAD;
                    }
                },
                this::later);
        failures = 1;

        queueing.execute(() -> done.add("task"));
        retries.remove().run();

        assertThat(done).containsExactly("task");
    }

    @Test
    void notEachTaskIsWarnedOf() {
        failures = 100;
        try (CapturedLog log = new CapturedLog(Level.WARN)) {
            for (int i = 0; i < 100; i++) {
                starts.execute(() -> done.add("task"));
            }

            assertThat(log.text().lines().filter(line -> line.contains("no thread could be started")))
                    .hasSize(1);
        }
    }
}
