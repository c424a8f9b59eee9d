// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Tests which keys a route gets from the cache, by counting calls to ARM. */
class AzkeysCacheTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ofMinutes(1));
        return context;
    }

    @Test
    void tenThousandExchangesOfManyThreadsMakeOneCall() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        AtomicInteger good = new AtomicInteger();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 10_000; i++) {
            threads.execute(() -> {
                Exchange answer = ask(URI);
                if (answer.getMessage().getBody() instanceof BatchAccountKeys) {
                    good.incrementAndGet();
                } else {
                    failures.add(answer.getException());
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        assertThat(good).hasValue(10_000);
        assertThat(arm.calls()).hasSize(1);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void headersSayWhereTheKeysCameFrom() {
        Exchange first = ask(URI);
        Exchange second = ask(URI);

        assertThat(first.getMessage().getHeader(AzkeysConstants.FROM_CACHE)).isEqualTo(false);
        assertThat(second.getMessage().getHeader(AzkeysConstants.FROM_CACHE)).isEqualTo(true);
        assertThat(second.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(false);
        for (String header :
                List.of(AzkeysConstants.REQUEST_ID, AzkeysConstants.RETRIEVED_AT, AzkeysConstants.RESOURCE_ID)) {
            assertThat(second.getMessage().getHeader(header))
                    .isNotNull()
                    .isEqualTo(first.getMessage().getHeader(header));
        }
    }

    @Test
    void endpointsShareWhatTheyRemember() {
        ask(URI);
        ask("azkeys:batch?subscriptionId=SUBID&resourceGroup=Default-AzureBatch-JapanEast&resourceName=SAMPLEACCT");
        ask(URI + "&cacheTtl=10m&lazyStartProducer=true");

        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aMessageCanAskForFreshKeys() {
        BatchAccountKeys before = ask(URI).getMessage().getBody(BatchAccountKeys.class);
        arm.regenerate(BATCH, "primary");

        BatchAccountKeys remembered = ask(URI).getMessage().getBody(BatchAccountKeys.class);
        Exchange refreshed =
                template.request(URI, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, "true"));
        BatchAccountKeys after = ask(URI).getMessage().getBody(BatchAccountKeys.class);

        assertThat(remembered).isEqualTo(before);
        assertThat(after).isNotEqualTo(before).isEqualTo(refreshed.getMessage().getBody());
        assertThat(refreshed.getMessage().getHeaders()).doesNotContainKey(AzkeysConstants.REFRESH);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void oldKeysAreServedWhileArmCannotAnswer() {
        String uri = URI + "&maxRetries=0&cacheTtl=PT0.000001S";
        Instant retrieved = ask(uri).getMessage().getHeader(AzkeysConstants.RETRIEVED_AT, Instant.class);
        await().until(() -> Instant.now().isAfter(retrieved.plusMillis(1)));
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        Exchange answer = ask(uri);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
        assertThat(answer.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void anIdentityThatLostItsRoleGetsNoOldKeys() {
        String uri = URI + "&cacheTtl=PT0.000001S";
        Instant retrieved = ask(uri).getMessage().getHeader(AzkeysConstants.RETRIEVED_AT, Instant.class);
        await().until(() -> Instant.now().isAfter(retrieved.plusMillis(1)));
        arm.deny(BATCH);

        assertThat(ask(uri).getException()).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aResourceThatIsNotThereIsNotAskedForByEveryMessage() {
        arm.remove(BATCH);

        List<Exchange> answers = Stream.generate(() -> ask(URI)).limit(100).toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getException()).isInstanceOf(ResourceNotFoundException.class));
        // the second try begins after at least half a second
        assertThat(arm.calls()).hasSizeLessThan(10);
    }

    @Test
    void zeroAsksEveryTime() {
        ask(URI + "&cacheTtl=0");
        ask(URI + "&cacheTtl=0");

        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void anEndpointThatIsGoneLeavesNoClosedClientBehind() throws Exception {
        String first = URI + "&responseTimeout=20s";
        ask(first);
        context.removeEndpoints(context.getEndpoint(first).getEndpointUri());
        arm.regenerate(BATCH, "primary");

        Exchange answer =
                template.request(first, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true));

        assertThat(answer.getException()).isNull();
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&cacheTtl=-1"))
                .rootCause()
                .hasMessageContaining(
                        "Option cacheTtl must be 0 or greater, not -0.001 s; a number without a unit is in milliseconds");
    }
}
