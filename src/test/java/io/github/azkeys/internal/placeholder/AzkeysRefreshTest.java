// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.watch.AzkeysConsumer;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests messages that mark the keys of a resource as out of date. Keys are cached for an hour, and calls are counted. */
class AzkeysRefreshTest extends AzkeysTestSupport {

    private static final String OTHER = BATCH.replace("sampleacct", "other");
    private static final String KEYS = "azkeys:batch?cacheTtl=1h&resourceId=" + BATCH;
    private static final String POLICY = "azkeys:iothub?cacheTtl=1h&resourceId=" + HUB + "&keyName=";

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Test
    void whoAsksNextGetsTheNewKeys() {
        String old = primary(ask(KEYS));
        arm.regenerate(BATCH, "primary");
        assertThat(primary(ask(KEYS))).isEqualTo(old);

        Exchange refreshed = refresh("azkeys:refresh", BATCH);

        assertThat(refreshed.getException()).isNull();
        assertThat(refreshed.getMessage().getBody()).isEqualTo("event");
        assertThat(refreshed.getMessage().getHeader(AzkeysConstants.REFRESHED)).isEqualTo(1);
        assertThat(arm.calls()).as("it asks for nothing").hasSize(1);
        Exchange next = ask(KEYS);
        assertThat(primary(next)).isNotEqualTo(old);
        assertThat(next.getMessage().getHeader(AzkeysConstants.FROM_CACHE)).isEqualTo(false);
        assertThat(primary(ask(KEYS))).isEqualTo(primary(next));
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void theConfigurationCanNameTheResource() {
        ask(KEYS);

        Exchange refreshed = refresh("azkeys:refresh?resourceId=" + BATCH, OTHER);

        assertThat(refreshed.getMessage().getHeader(AzkeysConstants.REFRESHED)).isEqualTo(1);
        assertThat(refreshed.getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .isEqualTo(OTHER);
    }

    @Test
    void anIdInAHeaderStaysInsideTheConfiguredGroup() {
        ask(KEYS);
        configuration().setSubscriptionId("subid");
        configuration().setResourceGroup("elsewhere");

        assertThat(refresh("azkeys:refresh", BATCH).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup has 'elsewhere'");
        assertThat(ask(KEYS).getMessage().getHeader(AzkeysConstants.FROM_CACHE)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "/IotHubKeys/iothubowner, 1", "/iothubkeys/SERVICE, 1", "/IotHubKeys/device, 0", "er, 0"})
    void thePolicyOrTheWholeHubIsConcerned(String behind, int concerned) {
        ask(POLICY + "iothubowner");
        ask(POLICY + "service");

        assertThat(refresh("azkeys:refresh", HUB + behind).getMessage().getHeader(AzkeysConstants.REFRESHED))
                .isEqualTo(concerned);
    }

    @Test
    void theOldKeysServeOnlyWhileArmFails() {
        configuration().setMaxRetries(0);
        String old = primary(ask(KEYS));
        arm.regenerate(BATCH, "primary");
        refresh("azkeys:refresh", BATCH);
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        Exchange meanwhile = ask(KEYS);

        assertThat(primary(meanwhile)).isEqualTo(old);
        assertThat(meanwhile.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        await().until(() -> !primary(ask(KEYS)).equals(old));
    }

    @Test
    void watchersLookAtOnce() throws Exception {
        arm.add("batch", OTHER);
        watch("azkeys:batch?resourceId=" + BATCH);
        watch("azkeys:batch?resourceId=" + OTHER);
        await().until(() -> arm.calls().size() == 2);
        arm.regenerate(BATCH, "primary");

        refresh("azkeys:refresh", BATCH);

        await().until(() -> exchanges.size() == 1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("primary"));
        assertThat(arm.calls()).as("the other one does not poll").hasSize(3);
    }

    @Test
    void aLookAtOnceThatFailsIsToldAndTheNextOneSucceeds() throws Exception {
        configuration().setMaxRetries(0);
        watch("azkeys:batch?bridgeErrorHandler=true&resourceId=" + BATCH);
        await().until(() -> arm.calls().size() == 1);
        arm.regenerate(BATCH, "primary");
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        refresh("azkeys:refresh", BATCH);
        await().until(() -> exchanges.size() == 1);
        assertThat(exchanges.get(0).getException()).hasMessageContaining("ServerBusy");
        refresh("azkeys:refresh", BATCH);

        await().until(() -> exchanges.size() == 2);
        assertThat(exchanges.get(1).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))
                .isEqualTo(List.of("primary"));
    }

    @Test
    void aWatcherThatIsSuspendedOrGoneDoesNotLook() throws Exception {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(
                        new ThreadPoolProfileBuilder("azkeys").maxPoolSize(1).build());
        watch("azkeys:batch?resourceId=" + BATCH);
        await().until(() -> arm.calls().size() == 1);
        AzkeysConsumer watcher = (AzkeysConsumer) context.getRoutes().get(0).getConsumer();
        await().until(() -> watcher.getSuccessCounter() == 1);

        watcher.suspend();
        refresh("azkeys:refresh", BATCH);
        Executor thread = KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class))
                .workers();
        CompletableFuture.runAsync(() -> {}, thread).get(); // the one thread runs this last
        context.getRouteController().stopAllRoutes();
        refresh("azkeys:refresh", BATCH);

        assertThat(arm.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select=primary | does not support option select. Supported: resourceId, subscriptionId and resourceGroup",
                "form=key | does not support option form",
                "apiVersion=2024-07-01 | does not support option apiVersion",
                "action=listKeys | does not support option action",
                "cacheTtl=1m | does not support option cacheTtl",
                "resourceName=a | does not support option resourceName",
                "keyName=a | does not support option keyName",
                "resourceId=/subscriptions/s | must be the id of a resource for azkeys:refresh"
            })
    void anOptionWithoutMeaningIsRefused(String option, String problem) {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:refresh?" + option))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void optionsOfTheComponentAreForOthers() {
        configuration().setForm("key");
        configuration().setApiVersion("2024-07-01");

        assertThat(refresh("azkeys:refresh", BATCH).getException()).isNull();
    }

    @Test
    void itIsNoPlaceToComeFrom() {
        assertThatThrownBy(() -> watch("azkeys:refresh?resourceId=" + BATCH))
                .rootCause()
                .hasMessage("azkeys:refresh supports only producers; to watch keys, specify the operation of the keys");
    }

    @Test
    void withoutAnIdItSaysWhatIsMissing() {
        assertThat(ask("azkeys:refresh").getException())
                .hasMessage("azkeys:refresh cannot identify the resource: set option resourceId or header"
                        + " CamelAzkeysResourceId");
    }

    private Exchange refresh(String uri, String id) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody("event");
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, id);
        });
    }

    private static String primary(Exchange answer) {
        return answer.getMessage().getBody(KeySet.class).key("primary");
    }

    /** Polls once at the start, and then once an hour. */
    private void watch(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).process(exchange -> {
                    Exchange failed = exchange.copy();
                    failed.setException(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
                    exchanges.add(failed);
                });
                from(uri + (uri.startsWith("azkeys:refresh") ? "" : "&initialDelay=0&delay=3600000"))
                        .process(exchange -> exchanges.add(exchange.copy()));
            }
        });
    }
}
