// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads that cannot start, as at the limit of threads of a container. */
class AzkeysThreadShortageTest extends AzkeysTestSupport {

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger timerFailures = new AtomicInteger();

    /** Only those of the component. */
    private final class FailingThreads extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newThreadPool(profile, failing(profile, factory, failures));
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newScheduledThreadPool(profile, failing(profile, factory, timerFailures));
        }

        private static ThreadFactory failing(ThreadPoolProfile profile, ThreadFactory factory, AtomicInteger failures) {
            return task -> {
                if (profile.getId().equals(AzkeysWorkers.PROFILE)
                        && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new OutOfMemoryError("unable to create native thread"); // as Thread.start() does
                }
                return factory.newThread(task);
            };
        }
    }

    @BeforeEach
    void failThreads() {
        context.getExecutorServiceManager().setThreadPoolFactory(new FailingThreads());
    }

    @Test
    void anExchangeContinuesWhenAThreadCanStart() throws Exception {
        failures.set(3);

        assertContinues();
    }

    @Test
    void alsoInAPoolWithoutAQueue() throws Exception {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(
                        new ThreadPoolProfileBuilder("azkeys").maxQueueSize(0).build());
        failures.set(3);

        assertContinues();
    }

    private void assertContinues() throws Exception {
        Exchange exchange = template.asyncSend("azkeys:batch?resourceId=" + BATCH, message -> {})
                .get(20, TimeUnit.SECONDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
        assertThat(failures).hasValue(0);
    }

    @Test
    void aConsumerPollsOn() throws Exception {
        failures.set(3);
        watch("delay=10");

        await().until(() -> arm.calls().size() > 3);
        assertThat(failures).hasValue(0);
    }

    @Test
    void aTimerThatCannotStartNeitherOmitsNorRepeatsThePoll() throws Exception {
        timerFailures.set(1);
        watch("delay=3600000");

        await().during(Duration.ofMillis(500)).until(() -> arm.calls().size() == 1);
        assertThat(timerFailures).hasValue(0);
    }

    @Test
    void anEndpointIsCreatedAlthoughItsClassesCannotBeLoadedEarly() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.setExecutorServiceManager(new DefaultExecutorServiceManager(other) {
                @Override
                public Thread newThread(String name, Runnable task) {
                    return new Thread(task) {
                        @Override
                        public synchronized void start() {
                            attempts.incrementAndGet();
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                    };
                }
            });
            other.start();

            assertThat(other.getEndpoint("azkeys:batch?resourceId=" + BATCH)).isNotNull();
        }
        assertThat(attempts).hasPositiveValue();
    }

    private void watch(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?initialDelay=0&resourceId=" + BATCH + "&" + options)
                        .log("changed");
            }
        });
    }
}
