// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replaced processors that are faulty, or come when there is no thread for them. */
@Tag("camel")
class RetiredProcessorsTest {

    private final AtomicBoolean threads = new AtomicBoolean(true);
    private final DefaultCamelContext app = new DefaultCamelContext();
    private final RetiredProcessors retired = new RetiredProcessors(app, Duration.ofMinutes(1), new Listener());

    private static final class Listener implements RetiredProcessors.Listener {

        @Override
        public void stopped(RouteNode node, int messages) {}

        @Override
        public void finished(RouteNode node) {}

        @Override
        public void idle() {}
    }

    private static class Target extends AsyncProcessorSupport {

        final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            callback.done(true);
            return true;
        }

        @Override
        protected void doStop() {
            stopped.countDown();
        }
    }

    /** Cannot tell how many messages it has. */
    private static final class FaultyTarget extends Target implements ShutdownAware {

        private volatile boolean faulty = true;

        @Override
        public boolean deferShutdown(ShutdownRunningTask task) {
            return false;
        }

        @Override
        public int getPendingExchangesSize() {
            if (faulty) {
                throw new IllegalStateException("on purpose");
            }
            return 0;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {}
    }

    /** Throws what {@code Thread.start()} throws if there are too many threads. */
    private final class LimitedThreads extends DefaultThreadPoolFactory {

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newScheduledThreadPool(profile, task -> {
                if (!threads.get()) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return factory.newThread(task);
            });
        }
    }

    @BeforeEach
    void start() throws Exception {
        app.getExecutorServiceManager().setThreadPoolFactory(new LimitedThreads());
        app.start();
        retired.start();
    }

    @AfterEach
    void stop() {
        retired.stop();
        app.stop();
    }

    @Test
    void aFaultyOneDoesNotKeepTheOthers() throws Exception {
        FaultyTarget faulty = retire(new FaultyTarget());

        Target other = retire(new Target());

        assertThat(other.stopped.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> retired.size() == 1);
        faulty.faulty = false;
        assertThat(faulty.stopped.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> retired.size() == 0);
    }

    @Test
    void oneForWhichThereWasNoThreadIsStoppedLater() throws Exception {
        threads.set(false);
        Target target = retire(new Target());

        threads.set(true);
        retired.schedule();

        assertThat(target.stopped.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> retired.size() == 0);
    }

    @Test
    void oneThatComesAfterTheEndIsStoppedAtOnce() {
        retired.stop();

        Target late = retire(new Target());

        assertThat(late.isStopped()).isTrue();
    }

    private <T extends Target> T retire(T target) {
        target.start();
        retired.add(null, new NodeProcessor(target), () -> false);
        return target;
    }
}
