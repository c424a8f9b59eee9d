// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a route that starts when keys change. The scheduler polls every 10 ms. */
class AzkeysConsumerTest extends AzkeysTestSupport {

    private static final String OTHER = BATCH.replace("sampleacct", "other");

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void aFailureThatTheRouteHandledIsNotBridgedToItAgain() throws Exception {
        List<Object> alerts = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class)
                        .process(exchange -> alerts.add(exchange.getMessage().getBody()));
                from("azkeys:batch?emit=START_AND_CHANGES&bridgeErrorHandler=true&initialDelay=0&delay=20&resourceId="
                                + BATCH)
                        .throwException(new IllegalStateException("on purpose"));
            }
        });

        await().until(() -> alerts.size() > 2);

        assertThat(alerts).allSatisfy(body -> assertThat(body).isInstanceOf(BatchAccountKeys.class));
    }

    @Test
    void anExchangeStartsWhenAKeyChanges() throws Exception {
        watch("azkeys:batch?resourceId=" + BATCH);
        awaitPolls(2);
        assertThat(exchanges).isEmpty();

        arm.regenerate(BATCH, "secondary");

        await().until(() -> exchanges.size() == 1);
        Exchange exchange = exchanges.get(0);
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("secondary"));
        assertThat(exchange.getMessage().getHeader(AzkeysConstants.RESOURCE_ID)).isEqualTo(BATCH);
        assertThat(exchange.getMessage().getBody(BatchAccountKeys.class).primary())
                .isEqualTo("AAAA==");
        assertThat(exchange.getMessage().getBody(BatchAccountKeys.class).secondary())
                .isNotEqualTo("BBBB==");
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void theStartCanBeAnExchangeToo() throws Exception {
        watch("azkeys:batch?emit=START_AND_CHANGES&resourceId=" + BATCH);

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of());
    }

    @Test
    void severalResourcesAreWatchedByOneEndpoint() throws Exception {
        arm.add("batch", OTHER);
        watch(
                "azkeys:batch?subscriptionId=subid&resourceGroup=default-azurebatch-japaneast&resourceName=sampleacct, other");
        awaitPolls(4);

        arm.regenerate(OTHER, "primary");

        await().until(() -> exchanges.size() == 1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .isEqualTo(OTHER);
    }

    @Test
    void anExchangeThatFailedComesAgain() throws Exception {
        watch("azkeys:batch?resourceId=" + BATCH);
        awaitPolls(2);
        failing.set(true);

        arm.regenerate(BATCH, "primary");
        await().until(() -> failures.get() >= 2);
        failing.set(false);

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("primary"));
    }

    @Test
    void aFailureOfArmLosesNothing() throws Exception {
        watch("azkeys:batch?maxRetries=0&resourceId=" + BATCH);
        awaitPolls(2);

        arm.fail(Fault.error(503, "ServerBusy", "Later.").times(3));
        arm.regenerate(BATCH, "primary");

        await().until(() -> exchanges.size() == 1);
    }

    @Test
    void aChangeWhileNobodyLookedIsNoticedOnce() throws Exception {
        Path file = folder.resolve("state.txt");
        context.getRegistry().bind("states", repository(file));
        watch("azkeys:batch?stateRepository=#states&resourceId=" + BATCH);
        awaitPolls(2);
        context.getRouteController().stopRoute("watch");
        context.removeRoute("watch");
        arm.regenerate(BATCH, "primary");

        // like another process, which has an empty memory
        context.getRegistry().bind("states2", repository(file));
        watch("azkeys:batch?stateRepository=#states2&resourceId=" + BATCH);

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("primary"));
        assertThat(arm.secrets()).noneMatch(Files.readString(file)::contains);
    }

    @Test
    void keysThatCouldNotBeSavedComeAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        context.getRegistry().bind("states", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (broken.getAndSet(false)) {
                    arm.regenerate(BATCH, "primary"); // before the next poll
                    throw new IllegalStateException("not now");
                }
                super.setState(key, value);
            }
        });

        watch("azkeys:batch?emit=START_AND_CHANGES&stateRepository=#states&resourceId=" + BATCH);

        await().until(() -> exchanges.size() == 2);
        awaitPolls(2);
        assertThat(exchanges).hasSize(2);
        assertThat(exchanges.get(1).getMessage().getBody(BatchAccountKeys.class).primary())
                .isNotEqualTo("AAAA==");
    }

    @Test
    void producersGetTheNewKeysAtOnce() throws Exception {
        String producer = "azkeys:batch?cacheTtl=1h&resourceId=" + BATCH;
        ask(producer);
        watch("azkeys:batch?cacheTtl=1h&resourceId=" + BATCH + "&lazyStartProducer=true");
        awaitPolls(2);
        arm.regenerate(BATCH, "primary");
        await().until(() -> exchanges.size() == 1);

        assertThat(ask(producer).getMessage().getBody())
                .isEqualTo(exchanges.get(0).getMessage().getBody());
    }

    @Test
    void aWatcherMustKnowWhatToWatch() {
        assertThatThrownBy(() -> watch("azkeys:batch?resourceName=sampleacct"))
                .rootCause()
                .hasMessageContaining("option subscriptionId")
                .hasMessageContaining("option resourceGroup");
        assertThatThrownBy(() -> ask("azkeys:batch?subscriptionId=s&resourceGroup=g&resourceName=aaa,bbb"))
                .rootCause()
                .hasMessageContaining("Only a consumer (from) supports several");
    }

    @Test
    void looksOnceAMinuteUnlessToldOtherwise() {
        assertThat(context.getEndpoint("azkeys:batch?resourceId=" + BATCH, AzkeysEndpoint.class)
                        .getDelay())
                .isEqualTo(60_000);
    }

    private void watch(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&initialDelay=0&delay=10").routeId("watch").process(exchange -> {
                    if (failing.get()) {
                        failures.incrementAndGet();
                        throw new IllegalStateException("not now");
                    }
                    exchanges.add(exchange.copy());
                });
            }
        });
    }

    private void awaitPolls(int more) {
        int before = arm.calls().size();
        await().until(() -> arm.calls().size() >= before + more + 1);
    }

    private static FileStateRepository repository(Path file) {
        return FileStateRepository.fileStateRepository(file.toFile());
    }
}
