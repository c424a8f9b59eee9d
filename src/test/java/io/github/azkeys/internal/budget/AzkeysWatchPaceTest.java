// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten minutes of a watcher of many resources, in virtual time that passes while the watcher waits. */
@Timeout(180) // thousands of calls over TLS
class AzkeysWatchPaceTest extends VirtualTimeTestSupport {

    private static final String GROUP = BATCH.substring(0, BATCH.lastIndexOf('/') + 1);
    private static final Duration STEP = Duration.ofMillis(100);

    /** Camel's fixed delay of a minute, in virtual time. */
    private final class VirtualPolls extends ServiceSupport implements ScheduledPollConsumerScheduler {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private Runnable task;
        private volatile boolean polling;
        private CamelContext camelContext;

        @Override
        public void onInit(Consumer consumer) {
            // only the task is needed
        }

        @Override
        public void scheduleTask(Runnable task) {
            this.task = task;
        }

        @Override
        public void unscheduleTask() {
            thread.shutdownNow();
        }

        @Override
        public void startScheduler() {
            poll();
        }

        private void poll() {
            polling = true;
            thread.execute(() -> {
                task.run();
                time.schedule(this::poll, 1, TimeUnit.MINUTES);
                polling = false;
            });
        }

        @Override
        public boolean isSchedulerStarted() {
            return isStarted();
        }

        @Override
        protected void doStop() {
            thread.shutdownNow();
        }

        @Override
        public CamelContext getCamelContext() {
            return camelContext;
        }

        @Override
        public void setCamelContext(CamelContext camelContext) {
            this.camelContext = camelContext;
        }
    }

    /**
     * 60 resources are polled each minute, eleven times in all. 1,000 resources take 100 writes at once and then five per
     * second: from 0:00 to 3:00, from 4:00 to 7:00, and 700 of them from 8:00.
     */
    @ParameterizedTest
    @CsvSource({"60, 660", "1000, 2700"})
    void manyResourcesAreWatchedAtThePaceThatLeavesHalfToExchanges(int resources, int calls) throws Exception {
        String names = IntStream.range(0, resources).mapToObj(i -> "acct" + i).collect(Collectors.joining(","));
        for (String name : names.split(",")) {
            arm.add("batch", GROUP + name);
        }
        VirtualPolls polls = new VirtualPolls();
        context.getRegistry().bind("polls", polls);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?scheduler=#polls&subscriptionId=subid&resourceGroup=default-azurebatch-japaneast"
                                + "&resourceName=" + names)
                        .to("mock:changes");
            }
        });

        int exchanges = 0;
        for (Duration now = Duration.ZERO; now.toMinutes() < 10; now = now.plus(STEP)) {
            awaitStandstill(polls);
            if (now.toMillis() % 7_000 == 0) {
                // no time passes, and the exchange must not wait
                assertThat(ask("azkeys:batch?maxRetryDelay=0&resourceId=" + BATCH)
                                .getException())
                        .isNull();
                exchanges++;
            }
            time.advanceTimeBy(STEP);
        }
        awaitStandstill(polls);

        assertThat(arm.calls("batch"))
                .hasSize(calls + exchanges)
                .extracting(ArmCall::status)
                .containsOnly(200);
    }

    private void awaitStandstill(VirtualPolls polls) {
        while (polls.polling && waiting() == 0) { // the thread of the watcher is busy
            Thread.yield();
        }
    }
}
