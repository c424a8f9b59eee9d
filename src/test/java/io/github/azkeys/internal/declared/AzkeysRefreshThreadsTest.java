// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.reload.ReloadTestSupport;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refreshes while threads cannot start, as at the limit of threads of a container. */
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
}
