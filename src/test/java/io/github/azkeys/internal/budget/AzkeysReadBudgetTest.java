// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** ARM limits how often an application may list resources. */
class AzkeysReadBudgetTest extends VirtualTimeTestSupport {

    private static final String READS = "x-ms-ratelimit-remaining-subscription-reads";

    private static String find(String group) {
        return "azkeys:batch?findResources=true&subscriptionId=fleet&resourceName=*&resourceGroup=" + group;
    }

    private int waitingForReads() {
        return KeyServices.of(component(context)).clients().budgets().waiting();
    }

    private void addGroups() {
        arm.add("redis", "/subscriptions/fleet/resourceGroups/one/providers/Microsoft.Cache/redis/cache");
        arm.add("redis", "/subscriptions/fleet/resourceGroups/two/providers/Microsoft.Cache/redis/cache");
    }

    @Test
    void aListWaitsWhenNoReadsAreLeft() throws Exception {
        addGroups();
        arm.fail(Fault.status(200).json("{\"value\": []}").header(READS, "0"));
        assertThat(ask(find("one")).getException()).isNull();

        CompletableFuture<Exchange> next = template.asyncSend(find("two"), exchange -> {});
        await().until(() -> waitingForReads() == 1);
        assertThat(arm.calls()).hasSize(1);
        time.advanceTimeBy(Duration.ofMillis(100));

        assertThat(next.get(10, TimeUnit.SECONDS).getException()).isNull();
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void noListIsRequestedBeforeTheTimeThatArmStates() throws Exception {
        addGroups();
        arm.fail(Fault.throttled(30).header(READS, "0"));
        assertThat(ask(find("one")).getException()).isInstanceOf(ThrottledException.class);

        CompletableFuture<Exchange> next = template.asyncSend(find("two"), exchange -> {});
        await().until(() -> waitingForReads() == 1);
        time.advanceTimeBy(Duration.ofMillis(29_900));
        assertThat(arm.calls()).hasSize(1);
        Exchange impatient = ask(find("two") + "&maxRetryDelay=0");
        assertThat(impatient.getException())
                .isInstanceOf(ThrottledException.class)
                .hasMessageContaining("the read limit of subscription fleet is reached, so no request was sent");
        time.advanceTimeBy(Duration.ofMillis(200));

        assertThat(next.get(10, TimeUnit.SECONDS).getException()).isNull();
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void manyReadsThatAreLeftDelayNothing() {
        addGroups();
        arm.fail(Fault.status(200).json("{\"value\": []}").header(READS, "249"));
        ask(find("one"));
        assertThat(ask(find("two")).getException()).isNull();
        assertThat(arm.calls()).hasSize(2);
    }
}
