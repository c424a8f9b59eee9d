// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;

/** The thread of a timer, which otherwise starts when a task is already in its queue. */
public final class TimerThread {

    private TimerThread() {}

    /**
     * Starts the thread of a timer, unless it is there. It is there until the end.
     *
     * @throws OutOfMemoryError if it cannot be started. Then no task is left in the queue, which would run later
     */
    public static void start(ScheduledExecutorService timer) {
        if (timer instanceof SizedScheduledExecutorService threads) {
            threads.prestartCoreThread();
        } else if (timer instanceof ThreadPoolExecutor threads) { // as a factory of the application may create it
            threads.prestartCoreThread();
        }
    }
}
