// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;

/** Runs cases at the same time, since they mostly wait, and keeps their figures. */
final class TortureTable implements AutoCloseable {

    private final ExecutorService threads;
    private final Collection<Figures> figures = new ConcurrentLinkedQueue<>();
    private final List<DynamicTest> tests = new ArrayList<>();

    TortureTable(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** A component, and an endpoint where nothing fails. */
    record WarmUp(Keys keys, Bench bench) implements Callable<Void> {

        @Override
        public Void call() {
            // the first exchanges of a busy machine may time out
            Awaitility.await().atMost(1, TimeUnit.MINUTES).pollInSameThread().untilAsserted(() -> assertThat(
                            keys.ask(bench.uri()))
                    .matches(Answer::isFresh, "fresh keys"));
            bench.close().run();
            return null;
        }
    }

    /** Gets keys where nothing fails, so that no case includes the time to load classes. */
    void warmUp(WarmUp... components) throws Exception {
        for (Future<Void> result : threads.invokeAll(List.of(components))) {
            result.get();
        }
    }

    /** Starts the cases of a token source or of ARM. */
    void start(Keys keys, List<TortureCase> cases) {
        for (TortureCase one : cases) {
            test(one.name(), threads.submit(() -> figures.add(one.run(keys))));
        }
    }

    /** Runs cases that would disturb others. */
    void runAlone(Keys keys, List<TortureCase> cases) throws InterruptedException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        cases.forEach(one -> tasks.add(() -> figures.add(one.run(keys))));
        List<Future<Boolean>> results = threads.invokeAll(tasks);
        for (int i = 0; i < cases.size(); i++) {
            test(cases.get(i).name(), results.get(i));
        }
    }

    private void test(String name, Future<Boolean> result) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
            try {
                result.get(3, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                throw new AssertionError(name + ": " + e.getCause().getMessage(), e.getCause());
            }
        }));
    }

    /** Returns a test for each case, which waits for its result. */
    Stream<DynamicTest> tests() {
        return tests.stream();
    }

    /** Writes the figures of the cases that passed. */
    void report(Path file, String title) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# " + title + ": " + figures.size() + " of " + tests.size() + " cases passed");
        lines.add("");
        figures.stream()
                .max(Comparator.comparing(Figures::millis))
                .ifPresent(slowest -> lines.add("Slowest exchange: " + slowest.millis() + " ms, " + slowest.name()));
        figures.stream()
                .max(Comparator.comparing(Figures::requests))
                .ifPresent(most -> lines.add("Most requests of an exchange: " + most.requests() + ", " + most.name()));
        lines.add("");
        lines.add("| case | without cached keys | requests | slowest exchange |");
        lines.add("| --- | --- | --- | --- |");
        figures.forEach(one -> lines.add(
                "| " + one.name() + " | " + one.outcome() + " | " + one.requests() + " | " + one.millis() + " ms |"));
        Files.write(file, lines);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
