package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** Things that begin and end while exchanges are under way. */
class AzkeysLifecycleTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void theCacheIsAsLargeAsThePropertiesSay() throws Exception {
        Main main = new Main();
        main.addProperty("camel.component.azkeys.cacheSize", "1");
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.start();
        try {
            ProducerTemplate template = main.getCamelTemplate();
            for (String uri : List.of(URI, "azkeys:mlworkspace?resourceId=" + WORKSPACE, URI)) {
                assertThat(template.request(uri, exchange -> {}).getException()).isNull();
            }
        } finally {
            main.stop();
        }

        assertThat(arm.calls()).hasSize(3);
    }

    @Test
    void aContextThatStopsLeavesNoExchangeAndNoThread() throws Exception {
        arm.fail(Fault.silence().times(20));
        CamelContext other = otherContext();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<CompletableFuture<Exchange>> answers = Stream.generate(
                        () -> other.createProducerTemplate().asyncSend(URI + "&maxRetries=3", exchange -> {}))
                .limit(10)
                .toList();
        await().until(() -> !arm.calls().isEmpty());

        other.stop();

        for (CompletableFuture<Exchange> answer : answers) {
            // at once: what is stopped is not tried again
            assertThat(answer.get(500, TimeUnit.MILLISECONDS).getException())
                    .isInstanceOf(ServiceUnavailableException.class);
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .map(Thread::getName)
                                .filter(name -> name.contains("azkeys") && !name.contains("embedded")))
                        .isEmpty());
    }

    private CamelContext otherContext() {
        DefaultCamelContext other = new DefaultCamelContext();
        AzkeysComponent component = other.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        other.getShutdownStrategy().setTimeout(1);
        other.start();
        return other;
    }
}
