// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both keys of an account are regenerated ten times while messages are sent, and each message is accepted. */
@Timeout(120)
class RotationDrillTests {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/ai1";
    private static final int ROTATIONS = 10;
    private static final int SENDERS = 3;

    private final EmbeddedArm arm = EmbeddedArm.builder()
            .certificate(AzkeysTestSupport.CERTIFICATE)
            .writes(100_000, 100_000)
            .start();
    private final List<DrillNode> nodes = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private DrillGate gate;

    @BeforeEach
    void openGate() throws Exception {
        arm.add("cognitiveservices", ACCOUNT);
        gate = new DrillGate(arm, ACCOUNT);
    }

    @AfterEach
    void close() {
        nodes.forEach(DrillNode::close);
        gate.close();
        arm.close();
    }

    @Test
    void noMessageFailsAndNoneIsLost() throws Exception {
        drill(1, () -> {});
    }

    @Test
    void noMessageFailsWhileArmRefusesHalfOfTheCalls() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            arm.fail(Fault.status(503).times(2));
            arm.fail(i % 12 == 0 ? Fault.throttled(1) : Fault.throttled(0));
            arm.fail(Fault.delay(Duration.ZERO).times(3)); // the normal response
        }

        drill(1, () -> {});

        assertThat(arm.calls().stream().filter(call -> call.status() >= 400).count())
                .isGreaterThan(arm.calls().size() / 3);
    }

    @Test
    void oneOfTwoNodesDiesAndTheOtherTakesItsMessages() throws Exception {
        drill(2, () -> nodes.get(1).close());
    }

    private void drill(int size, Runnable inTheMiddle) throws Exception {
        for (int i = 0; i < size; i++) {
            nodes.add(new DrillNode(arm, ACCOUNT, gate));
        }
        ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);
        Set<String> regenerated = new HashSet<>();
        try (DefaultCamelContext rotator = rotator()) {
            for (int i = 0; i < SENDERS; i++) {
                senders.scheduleWithFixedDelay(this::send, 0, 5, TimeUnit.MILLISECONDS);
            }
            for (int i = 0; i < ROTATIONS; i++) {
                if (i == ROTATIONS / 2) {
                    inTheMiddle.run();
                }
                KeySet before = arm.keys("cognitiveservices", ACCOUNT);
                rotator.createProducerTemplate().requestBody("direct:rotate", "");
                KeySet after = arm.keys("cognitiveservices", ACCOUNT);

                assertThat(after.keyNames()).hasSize(2).allSatisfy(name -> assertThat(after.key(name))
                        .isNotEqualTo(before.key(name)));
                after.keyNames().forEach(name -> regenerated.add(after.key(name)));
            }
        } finally {
            senders.shutdown();
        }

        assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        // a node that gets no response of ARM in time may miss a key, and learns it from the error of the service
        assertThat(regenerated.stream().filter(gate::wasUsed).count()).isGreaterThanOrEqualTo(ROTATIONS);
        assertThat(failures).isEmpty();
        assertThat(gate.accepted()).isGreaterThan(ROTATIONS);
        assertThat(IntStream.range(0, sent.get()).filter(number -> !gate.passed(number)))
                .as("lost")
                .isEmpty();
    }

    /** Sends a message to one node, and to the next one if that node was stopped. */
    private void send() {
        int number = sent.getAndIncrement();
        RuntimeException last = null;
        for (int i = 0; i < nodes.size(); i++) {
            DrillNode node = nodes.get((number + i) % nodes.size());
            try {
                node.send(number);
                return;
            } catch (RuntimeException e) {
                last = e;
                if (node.context.isStarted()) {
                    break; // a running node must succeed
                }
            }
        }
        failures.add(last);
    }

    /** The route of the example, with retries if ARM fails. */
    private DefaultCamelContext rotator() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.setRegenerateEnabled(true);
        component.getConfiguration().setCacheTtl(Duration.ofMillis(100));
        component.getConfiguration().setSettlingTime(Duration.ofMillis(100));
        component.getConfiguration().setMaxRetryDelay(Duration.ofSeconds(2));
        context.getPropertiesComponent().addInitialProperty("ai-account-id", ACCOUNT);
        context.getPropertiesComponent().addInitialProperty("rotate", "direct:rotate");
        context.getPropertiesComponent().addInitialProperty("overlap", "400");
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration()
                        .onException(AzkeysException.class)
                        .maximumRedeliveries(50)
                        .redeliveryDelay(50);
            }
        });
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(
                        context,
                        "file:"
                                + Path.of("examples/rotation/src/main/resources/camel/rotate.yaml")
                                        .toAbsolutePath()));
        context.start();
        return context;
    }
}
