// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs tasks on a pool with few threads, and adds threads while tasks are in its queue and too many threads wait. A task may
 * therefore wait for another one that has no thread yet. If the pool has all the threads that it may have, further ones
 * start outside of it, one at a time. Threads that compute are not waiting: more of them would not be faster.
 *
 * <p>Nothing looks at the threads while the queue is empty. Threadsafe.
 */
final class WaitingThreads implements Executor {

    private static final long LOOK_MILLIS = 20;

    /** If no task has begun for so many looks, the threads are taken to wait, whatever they do. */
    private static final int PATIENCE = 10;

    /** Threads are added after so many looks in a row that saw threads wait: each may see a lock that is free again at once. */
    private static final int LOOKS = 3;

    /**
     * How often a thread without a task lets others run before it sleeps. The thread that receives responses then hands over
     * several of them, and need not wake another thread for each. If no other thread can run, this takes some microseconds.
     */
    private static final int YIELDS = 5;

    /** The classes with native methods that do not wait, such as one that wakes another thread. */
    private static final Set<String> QUICK = Set.of(
            "java.lang.Class",
            "java.lang.Object",
            "java.lang.System",
            "java.lang.Thread",
            "jdk.internal.misc.Unsafe",
            "jdk.internal.misc.VM",
            "sun.nio.ch.EventFD",
            "sun.nio.ch.IOUtil");

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ThreadPoolExecutor pool;
    private final int size;
    private final Supplier<ScheduledExecutorService> timer;
    private final Consumer<Runnable> newThread;
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder begun = new LongAdder();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ThreadShortage shortage = new ThreadShortage();
    private long lastBegun; // of the last look; looks follow each other
    private int idleLooks;
    private int waitingLooks;

    /**
     * @param timer creates the timer, or returns it
     * @param newThread starts a thread that the pool does not count
     */
    WaitingThreads(ThreadPoolExecutor pool, Supplier<ScheduledExecutorService> timer, Consumer<Runnable> newThread) {
        this.pool = pool;
        this.size = pool.getCorePoolSize();
        this.timer = timer;
        this.newThread = newThread;
    }

    /**
     * @param task may be called twice if a thread cannot start
     * @throws RejectedExecutionException if the pool rejects the task
     * @throws OutOfMemoryError if there is no thread and none can be started
     */
    @Override
    public void execute(Runnable task) {
        Runnable counted = () -> run(task);
        try {
            pool.execute(counted);
        } catch (OutOfMemoryError e) { // the pool starts threads up to its size, even if others are idle
            if (pool.getPoolSize() == 0 || !pool.getQueue().offer(counted)) {
                throw e;
            }
        }
        lookWhileTasksWait();
    }

    private void run(Runnable task) {
        begun.increment();
        busy.add(Thread.currentThread());
        try {
            task.run();
        } finally {
            busy.remove(Thread.currentThread());
        }
        yieldUntilTaskWaits();
    }

    private void yieldUntilTaskWaits() {
        for (int i = 0; i < YIELDS && pool.getQueue().isEmpty(); i++) {
            Thread.yield();
        }
    }

    private void lookWhileTasksWait() {
        if (!pool.getQueue().isEmpty() && looking.compareAndSet(false, true)) {
            idleLooks = 0;
            waitingLooks = 0;
            lookLater();
        }
    }

    private void lookLater() {
        try {
            timer.get().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            looking.set(false); // the component has ended
        } catch (RuntimeException | Error e) {
            looking.set(false); // the next task tries to start the timer again
            shortage.warn(e);
        }
    }

    private void look() {
        if (pool.getQueue().isEmpty()) {
            // the other threads end when idle; JMX can set a lower maximum
            pool.setCorePoolSize(Math.min(size, pool.getMaximumPoolSize()));
            looking.set(false);
            lookWhileTasksWait(); // for a task that has come meanwhile
            return;
        }
        long now = begun.sum();
        idleLooks = now == lastBegun ? idleLooks + 1 : 0;
        lastBegun = now;
        int waiting = waiting();
        waitingLooks = waiting > 0 ? waitingLooks + 1 : 0;
        if (waitingLooks >= LOOKS) {
            tryToAdd(waiting);
        }
        lookLater();
    }

    /** Returns how many threads wait, if another thread would be of use. */
    private int waiting() {
        if (pool.getPoolSize() == 0) {
            return 1; // the last one has failed, and could not be replaced
        }
        if (pool.getActiveCount() < pool.getPoolSize()) {
            return 0; // a thread is about to take a task
        }
        int computing = idleLooks < PATIENCE ? computing() : 0;
        return computing < PROCESSORS ? busy.size() - computing : 0;
    }

    /** Returns how many threads use a processor, at most as many as there are. */
    private int computing() {
        return (int) busy.stream()
                .filter(WaitingThreads::isComputing)
                .limit(PROCESSORS)
                .count();
    }

    /**
     * A thread that waits for a monitor counts too, since the thread that holds it goes on. A thread that reads from a socket
     * is in a native method, and for the JVM runnable.
     */
    private static boolean isComputing(Thread thread) {
        if (thread.getState() != Thread.State.RUNNABLE) {
            return thread.getState() == Thread.State.BLOCKED;
        }
        StackTraceElement[] methods = thread.getStackTrace();
        return methods.length > 0 && isComputing(methods[0]);
    }

    static boolean isComputing(StackTraceElement method) {
        return !method.isNativeMethod() || QUICK.contains(method.getClassName());
    }

    private void tryToAdd(int threads) {
        try {
            add(threads);
        } catch (OutOfMemoryError e) { // of native threads, which may be free at the next look
            shortage.warn(e);
        }
    }

    private void add(int threads) {
        int now = Math.max(pool.getCorePoolSize(), pool.getPoolSize());
        int then = Math.min(pool.getMaximumPoolSize(), now + threads);
        if (then > now) {
            pool.setCorePoolSize(then); // starts the threads
        } else {
            newThread.accept(this::runWaiting);
        }
    }

    private void runWaiting() {
        for (Runnable task = pool.getQueue().poll();
                task != null;
                task = pool.getQueue().poll()) {
            task.run();
        }
    }
}
