// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** An application with very many routes that watch keys. */
class AzkeysManyWatchersTest extends AzkeysTestSupport {

    private static final int ROUTES = 1000;
    private static final int FEW = 20;

    private final Set<String> delivered = ConcurrentHashMap.newKeySet();

    @Override
    protected EmbeddedArm startArm() throws Exception {
        return EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .everyResource()
                .writes(10_000, 1_000)
                .start();
    }

    /** In enough subscriptions that ARM does not limit the calls. */
    private static String id(int route) {
        return "/subscriptions/s" + route % 40 + "/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/account"
                + route;
    }

    private void addRoutes() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ROUTES; i++) {
                    from("azkeys:batch?emit=START_AND_CHANGES&initialDelay=0&delay=3600000&resourceId=" + id(i))
                            .process(exchange -> delivered.add(
                                    exchange.getMessage().getHeader("CamelAzkeysResourceId", String.class)));
                }
            }
        });
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel (" + context.getName() + ")"))
                .toList();
    }

    @Test
    void theyShareAFewThreads() throws Exception {
        arm.fail(Fault.delay(Duration.ofMillis(100)).times(ROUTES));
        addRoutes();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    assertThat(threads()).hasSizeLessThan(FEW);
                    return delivered.size() == ROUTES;
                });
        assertThat(delivered)
                .isEqualTo(IntStream.range(0, ROUTES)
                        .mapToObj(AzkeysManyWatchersTest::id)
                        .collect(Collectors.toSet()));

        delivered.clear();
        arm.regenerate(id(7), "primary");
        template.sendBody("azkeys:refresh?resourceId=" + id(7), "");
        await().until(() -> delivered.contains(id(7)));
        assertThat(delivered).hasSize(1);

        context.stop();
        int calls = arm.calls().size();
        assertThat(calls).isEqualTo(ROUTES + 1);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }
}
