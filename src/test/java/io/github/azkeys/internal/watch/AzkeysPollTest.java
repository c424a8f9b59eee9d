// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.junit.jupiter.api.Test;

/** The options of Camel's scheduled consumers. */
class AzkeysPollTest extends AzkeysTestSupport {

    private static final String BATCH_AT_START =
            "azkeys:batch?emit=START_AND_CHANGES&initialDelay=0&resourceId=" + BATCH;

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private AzkeysConsumer consumer;

    private void watch(String options, Processor... more) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(BATCH_AT_START + options)
                        .routeId("watch")
                        .process(exchange -> exchanges.add(exchange.copy()));
                for (Processor processor : more) {
                    route.process(processor);
                }
            }
        });
        consumer = (AzkeysConsumer) context.getRoute("watch").getConsumer();
    }

    private void awaitCalls(int count) {
        await().until(() -> arm.calls().size() >= count);
    }

    /** The failed exchanges are delivered by the next poll. */
    @Test
    void aPollBeginsAfterTheExchangeOfTheLastOneHasEnded() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(BATCH_AT_START + "&delay=1")
                        .process(exchange -> most.accumulateAndGet(running.incrementAndGet(), Math::max))
                        .delay(30)
                        .asyncDelayed()
                        .process(exchange -> running.decrementAndGet())
                        .throwException(new IllegalStateException("on purpose"));
            }
        });
        await().until(() -> arm.calls().size() > 5);

        assertThat(most).hasValue(1);
    }

    @Test
    void greedyPollsAgainAtOnce() throws Exception {
        watch("&delay=3600000&greedy=true");

        awaitCalls(2);
        await().until(() -> consumer.getSuccessCounter() == 1);
        assertThat(arm.calls()).hasSize(2);
        assertThat(exchanges).hasSize(1);
    }

    /** It would only deliver the same keys again. */
    @Test
    void greedyDoesNotPollAgainAfterAFailedExchange() throws Exception {
        watch("&delay=3600000&greedy=true", exchange -> {
            throw new IllegalStateException("on purpose");
        });

        await().until(() -> consumer.getSuccessCounter() == 1);
        assertThat(arm.calls()).hasSize(1);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void anIdlePollCanSendAnEmptyMessage() throws Exception {
        watch("&delay=10&sendEmptyMessageWhenIdle=true");

        await().until(() -> exchanges.size() >= 3);
        assertThat(exchanges.get(0).getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
        assertThat(exchanges.get(1).getMessage().getBody()).isNull();
    }

    @Test
    void repeatCountLimitsTheNumberOfPolls() throws Exception {
        watch("&delay=10&repeatCount=2");

        await().until(() -> !consumer.isSchedulerStarted());
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aFixedRateIsKept() throws Exception {
        watch("&delay=10&useFixedDelay=false");

        awaitCalls(5);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aPollStrategyDecidesAboutPollsAndRetries() throws Exception {
        AtomicBoolean open = new AtomicBoolean();
        List<String> events = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("strategy", new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                return open.get();
            }

            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                events.add("commit " + polledMessages);
            }

            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                events.add("rollback " + retryCounter);
                return true;
            }
        });
        configuration().setMaxRetries(0);
        watch("&delay=10&pollStrategy=#strategy");
        await().until(() -> consumer.getCounter() > 2);
        assertThat(arm.calls()).isEmpty();

        arm.fail(Fault.error(503, "ServerBusy", "Later.").times(2));
        open.set(true);

        await().until(() -> events.size() >= 4);
        assertThat(events.subList(0, 4)).containsExactly("rollback 0", "rollback 1", "commit 1", "commit 0");
        assertThat(consumer.getErrorCounter()).isZero();
    }

    @Test
    void theHealthCheckFollowsThePolls() throws Exception {
        configuration().setMaxRetries(0);
        arm.deny(BATCH);
        watch("&delay=10");
        HealthCheck check = consumer.getHealthCheck();
        check.setEnabled(true);
        await().until(() -> consumer.getErrorCounter() > 0);

        HealthCheck.Result down = check.call();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getError())
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining("403"));

        arm.allow(BATCH);
        await().until(() -> consumer.getSuccessCounter() > 0);
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(consumer.isConsumerReady()).isTrue();
    }

    @Test
    void aThreadPoolOfTheApplicationPollsAndProcesses() throws Exception {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "own"));
        context.getRegistry().bind("own", own);
        List<String> threads = new CopyOnWriteArrayList<>();
        try {
            watch(
                    "&delay=10&scheduledExecutorService=#own",
                    exchange -> threads.add(Thread.currentThread().getName()));
            awaitCalls(3);
            arm.regenerate(BATCH, "primary");
            await().until(() -> threads.size() == 2);
            assertThat(threads).containsOnly("own");
            assertThat(exchanges.get(1).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                    .isEqualTo(List.of("primary"));
        } finally {
            context.stop();
            assertThat(own.isShutdown()).isFalse();
            own.shutdownNow();
        }
    }

    @Test
    void aSuspendedRouteDoesNotPoll() throws Exception {
        watch("&delay=10");
        awaitCalls(2);
        context.getRouteController().suspendRoute("watch");
        await().until(() -> !consumer.isPolling());
        arm.regenerate(BATCH, "primary");
        long runs = consumer.getCounter();
        int calls = arm.calls().size();
        Thread.sleep(100);
        assertThat(arm.calls()).hasSize(calls);
        assertThat(consumer.getCounter()).isEqualTo(runs);

        context.getRouteController().resumeRoute("watch");

        await().until(() -> exchanges.size() == 2);
    }

    @Test
    void aRouteThatStopsDuringACallStartsAgain() throws Exception {
        arm.fail(Fault.silence());
        watch("&delay=10");
        awaitCalls(1);

        context.getRouteController().stopRoute("watch");
        context.getRouteController().startRoute("watch");

        await().until(() -> exchanges.size() == 1);
    }
}
