// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.reload.ReloadTestSupport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refreshes while threads cannot start, as at the limit of threads of a container, and with a small queue for tasks. */
class AzkeysRefreshThreadsTest extends ReloadTestSupport {

    /** The name of the pool whose threads cannot start. */
    private volatile String missing = "";

    private final class FailingThreads extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newThreadPool(profile, failing(profile.getId(), factory));
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newScheduledThreadPool(profile, failing(profile.getId(), factory));
        }

        private ThreadFactory failing(String pool, ThreadFactory factory) {
            return task -> {
                if (missing.equals(pool)) {
                    throw new OutOfMemoryError("unable to create native thread"); // as Thread.start() does
                }
                return factory.newThread(task);
            };
        }
    }

    @BeforeEach
    void startWithARoute() throws Exception {
        app.getExecutorServiceManager().getDefaultThreadPoolProfile().setMaxQueueSize(1);
        app.getExecutorServiceManager().setThreadPoolFactory(new FailingThreads());
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");
    }

    @Test
    void aRouteThatHadNoThreadFollowsInTheNextPeriod() {
        missing = "azkeys-reload";
        refresh();
        assertThat(health().getMessage().orElseThrow()).contains("route batch", "no thread could be started");
        assertThat(send("direct:batch", "")).isEqualTo("AAAA==");

        missing = "";
        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aRefreshThatHadNoThreadFollowsInTheNextPeriod() {
        missing = "azkeys-refresh";
        assertThatCode(task()::run).as("an Error would end Camel's scheduler").doesNotThrowAnyException();

        missing = "";
        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
    }

    @Test
    void refreshesThatHadNoThreadRunOnceLater() throws Exception {
        missing = "azkeys-refresh";
        for (int i = 0; i < 5; i++) {
            task().run();
        }

        missing = "";
        refresh();
        occupy().free.countDown(); // after all that waited before

        assertThat(task().count()).isEqualTo(1);
    }

    @Test
    void keysThatAreOutOfDateDoNotWaitForThePeriodBecauseThereWasNoThread() {
        KeySource keys = task().declared().keys(KeyPlaceholder.parse("batch#primary"));
        missing = "azkeys-refresh";
        keys.services().refresh(keys.requests().one().address());

        missing = "";
        keys.services().refresh(keys.requests().one().address());
        await().until(() -> task().count() == 1);

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
    }

    @Test
    void aSmallQueueInTheDefaultProfileDoesNotLoseARefresh() throws Exception {
        Busy busy = occupy();
        task().refusedIn("another one");
        long before = task().count();
        task().run();
        busy.free.countDown();

        await().until(() -> task().count() > before);

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
    }

    private Busy occupy() throws InterruptedException {
        Busy busy = new Busy();
        task().add(busy);
        task().refusedIn("a route without keys");
        busy.entered.await();
        return busy;
    }

    /** Occupies the thread of the refresh. */
    private static final class Busy extends ServiceSupport implements KeyFollower {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        @Override
        public Set<KeyPlaceholder> usedBy(String routeId) {
            entered.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Set.of();
        }

        @Override
        public Set<KeyPlaceholder> placeholders() {
            return Set.of();
        }

        @Override
        public Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
            return Set.of();
        }

        @Override
        public Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal) {
            return Set.of();
        }

        @Override
        public List<KeyUse> uses() {
            return List.of();
        }
    }
}
