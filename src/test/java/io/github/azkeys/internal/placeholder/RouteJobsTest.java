// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Work for routes, on a thread that the test moves on. */
class RouteJobsTest {

    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private Runnable during = () -> {};
    private boolean full;
    private final Executor thread = task -> {
        if (full) {
            throw new OutOfMemoryError("unable to create native thread"); // as Thread.start() does
        }
        started.add(task);
    };
    private final RouteJobs<String> jobs = new RouteJobs<>(thread, this::work, lost::add);

    @Test
    void whatWaitsForItsTurnIsDoneTogether() {
        jobs.add("a", Set.of("1"));
        jobs.add("a", Set.of("2"));
        jobs.add("b", Set.of("3"));
        runAll();

        assertThat(done).containsExactly("a[1, 2]", "b[3]");
        assertThat(jobs.all()).isDone();
        assertThat(lost).isEmpty();
    }

    @Test
    void workThatCouldNotStartCanBeAddedAgain() {
        full = true;
        jobs.add("a", Set.of("1"));
        assertThat(lost).containsExactly("a");
        assertThat(jobs.all()).isCompleted();

        full = false;
        jobs.add("a", Set.of("2"));
        runAll();

        assertThat(done).containsExactly("a[2]");
    }

    @Test
    void alsoIfItWaitedForEarlierWork() {
        during = () -> {
            jobs.add("a", Set.of("2"));
            full = true;
        };
        jobs.add("a", Set.of("1"));
        runAll();
        assertThat(lost).containsExactly("a");

        full = false;
        during = () -> {};
        jobs.add("a", Set.of("3"));
        runAll();

        assertThat(done).containsExactly("a[1]", "a[3]");
    }

    private void work(String route, Set<String> items) {
        done.add(route + new TreeSet<>(items));
        during.run();
    }

    private void runAll() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }
}
