// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.keys.ResourceKeys;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 500 resources, more than ARM lets an application list the keys of at once. */
class AzkeysFindManyTest extends VirtualTimeTestSupport {

    private static final int MANY = 500;
    private static final String GROUP = "/subscriptions/many/resourceGroups/g";
    private static final String ALL = "subscriptionId=many&resourceGroup=g&resourceName=*";

    private final List<Object> changed = new CopyOnWriteArrayList<>();

    /** The limits of ARM: the service refuses what exceeds them. */
    @Override
    protected EmbeddedArmBuilder bucket(EmbeddedArmBuilder builder) {
        return builder.writes(200, 10);
    }

    @BeforeEach
    void addAccounts() {
        for (int i = 0; i < MANY; i++) {
            arm.add("batch", id(i));
        }
        arm.pageSize(200);
    }

    private static String id(int number) {
        return GROUP + "/providers/Microsoft.Batch/batchAccounts/account" + number;
    }

    /** Advances the time of the budget whenever calls wait for it. */
    private void runWhile(CompletableFuture<?> task) {
        while (!task.isDone()) {
            if (waiting() > 0) {
                time.advanceTimeBy(Duration.ofMillis(100));
            }
            Thread.onSpinWait();
        }
    }

    private void assertCalls() {
        assertThat(arm.calls("batch")).hasSize(MANY).allMatch(call -> call.status() == 200);
        assertThat(arm.calls())
                .filteredOn(call -> call.operation() == null)
                .extracting(ArmCall::path)
                .as("pages")
                .hasSize(3)
                .containsOnly(GROUP + "/resources");
    }

    @Test
    void oneConsumerWatchesAllWithOneCallForEach() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?startScheduler=false&emit=START_AND_CHANGES&" + ALL)
                        .process(exchange -> changed.add(exchange.getMessage().getHeader("CamelAzkeysResourceId")));
            }
        });
        AzkeysConsumer watcher = (AzkeysConsumer) context.getRoutes().get(0).getConsumer();

        CompletableFuture<Integer> poll = CompletableFuture.supplyAsync(() -> {
            try {
                return watcher.poll();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        runWhile(poll);

        assertThat(poll).isCompletedWithValue(MANY);
        assertThat(changed).hasSize(MANY).doesNotHaveDuplicates();
        assertCalls();
    }

    @Test
    void oneExchangeListsTheKeysOfAll() {
        CompletableFuture<Exchange> exchange =
                template.asyncSend("azkeys:batch?findResources=true&" + ALL, message -> {});
        runWhile(exchange);

        List<?> found = exchange.join().getMessage().getBody(List.class);
        assertThat(found).hasSize(MANY).allSatisfy(keys -> assertThat(((ResourceKeys) keys).failure())
                .isNull());
        assertCalls();
    }
}
