// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;

/** Thread pools with a limit and without idle threads. */
public final class Threads {

    private Threads() {}

    /** A pool whose tasks wait without a limit, and whose threads end after a moment without a task. */
    public static ExecutorService upTo(int threads, CamelContext context, Object source, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(-1);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setAllowCoreThreadTimeOut(true);
        return context.getExecutorServiceManager().newThreadPool(source, name, profile);
    }
}
