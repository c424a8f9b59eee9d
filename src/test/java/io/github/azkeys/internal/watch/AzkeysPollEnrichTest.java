// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys on demand, by {@code pollEnrich} and by a {@link ConsumerTemplate}. A scheduled poll would come too late. */
class AzkeysPollEnrichTest extends AzkeysTestSupport {

    private static final String CHANGES = "azkeys:batch?initialDelay=1h&delay=1h&resourceId=" + BATCH;
    private static final String AT_START = CHANGES + "&emit=START_AND_CHANGES";

    private ConsumerTemplate receiver;

    @BeforeEach
    void makeReceiver() {
        receiver = context.createConsumerTemplate();
    }

    @Test
    void itWaitsAsLongAsItIsTold() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").pollEnrich(CHANGES, 1000);
            }
        });
        Instant begin = Instant.now();

        template.requestBody("direct:in", "");

        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&scheduler=#none",
                "&scheduledExecutorService=#bean:threads",
                "&startScheduler=false",
                "&repeatCount=3"
            })
    void itPollsAtOnceWhateverTheScheduleIs(String options) {
        context.getRegistry()
                .bind("threads", context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "x"));
        context.getRegistry().bind("none", new SharedScheduler(null, null));

        assertThat(receiver.receiveBody(AT_START + options, 30_000)).isInstanceOf(BatchAccountKeys.class);
    }

    @Test
    void aLaterPollFindsWhatHasChangedMeanwhile() {
        assertThat(receiver.receiveNoWait(CHANGES)).isNull();
        assertThat(receiver.receiveNoWait(CHANGES)).isNull();
        arm.regenerate(BATCH, "primary");

        assertThat(receiver.receiveBody(CHANGES, 30_000, BatchAccountKeys.class).primary())
                .isEqualTo(arm.keys("batch", BATCH).key("primary"));
        assertThat(receiver.receiveNoWait(CHANGES)).isNull();
        assertThat(arm.calls()).hasSize(4);
    }

    @Test
    void withoutWaitingItPollsOnce() {
        assertThat(receiver.receiveBodyNoWait(AT_START)).isInstanceOf(BatchAccountKeys.class);
        assertThat(receiver.receiveBodyNoWait(AT_START)).isNull();
        arm.regenerate(BATCH, "primary");

        assertThat(receiver.receiveBodyNoWait(AT_START)).isInstanceOf(BatchAccountKeys.class);
        assertThat(arm.calls()).hasSize(3);
    }

    @Test
    void itEndsIfTheFirstPollFindsMoreThanThereIsRoomFor() {
        String other = BATCH.replace("sampleacct", "otheracct");
        arm.add("batch", other);
        String both = "azkeys:batch?delay=1h&emit=START_AND_CHANGES&pollingConsumerQueueSize=1&subscriptionId=subid"
                + "&resourceGroup=default-azurebatch-japaneast&resourceName=sampleacct,otheracct";

        assertThat(Stream.generate(() -> receiver.receiveNoWait(both)).limit(2).map(exchange -> exchange.getMessage()
                        .getHeader(AzkeysConstants.RESOURCE_ID)))
                .containsExactlyInAnyOrder(BATCH, other);
        assertThat(receiver.receiveNoWait(both)).isNull();
    }

    /** The caller waits for ever, and Camel itself logs it at DEBUG only. */
    @Test
    void theFailureOfAStartIsReported() {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("handler", new WatchSelectedTestSupport.ReportedFailures(failures));
        context.getRegistry().bind("states", new MemoryStateRepository() {
            @Override
            protected void doStart() {
                throw new IllegalStateException("no disk");
            }
        });

        assertThat(receiver.receiveNoWait(AT_START + "&stateRepository=#states&exceptionHandler=#handler"))
                .isNull();

        assertThat(failures).singleElement().asInstanceOf(THROWABLE).hasMessageContaining("no disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&repeatCount=1", "&backoffMultiplier=3&backoffIdleThreshold=1"})
    void itPollsEachTimeItIsAsked(String options) {
        for (int i = 0; i < 4; i++) {
            assertThat(receiver.receiveNoWait(CHANGES + options)).isNull();
        }

        assertThat(arm.calls()).hasSize(4);
    }

    @Test
    void withoutALimitItPollsUntilTheKeysChange() throws Exception {
        String often = CHANGES.replace("&delay=1h", "&delay=20");
        CompletableFuture<Object> received = CompletableFuture.supplyAsync(() -> receiver.receiveBody(often));
        await().until(() -> arm.calls().size() >= 3);
        assertThat(received).isNotDone();
        arm.regenerate(BATCH, "primary");

        assertThat(received.get()).isInstanceOf(BatchAccountKeys.class);
    }

    @Test
    void itDoesNotPollInBetween() throws Exception {
        EventDrivenPollingConsumer polling = (EventDrivenPollingConsumer)
                context.getEndpoint(AT_START.replace("&delay=1h", "&delay=1")).createPollingConsumer();
        polling.start();
        AzkeysConsumer consumer = (AzkeysConsumer) polling.getDelegateConsumer();

        assertThat(polling.receive(30_000)).isNotNull();

        assertThat(consumer.isSchedulerStarted()).isFalse();
        assertThat(consumer.isSuspended()).isTrue();
        polling.stop();
    }
}
