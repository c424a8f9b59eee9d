// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the JVM and Linux say of this process. Thread-safe. */
public final class ProcessFigures {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ProcessFigures() {}

    /** Returns the CPU time of all threads so far, with those of the JVM. */
    public static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Returns the bytes that each live thread has allocated so far. What ended threads allocated is not known. */
    public static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            allocated.put(ids[i], Math.max(0, bytes[i]));
        }
        return allocated;
    }

    /** Returns the bytes that were allocated since then. */
    public static long allocatedSince(Map<Long, Long> before) {
        return allocated().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    /** Starts to count {@link #peakThreads} anew. */
    public static void resetPeakThreads() {
        THREADS.resetPeakThreadCount();
    }

    /** Returns the highest number of Java threads, of the application and of the JVM. */
    public static int peakThreads() {
        return THREADS.getPeakThreadCount();
    }

    /** Returns the number of Java threads. */
    public static int threads() {
        return THREADS.getThreadCount();
    }

    /** Returns the bytes in use after full collections. */
    public static long heapAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Returns the number of open sockets. */
    public static long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(ProcessFigures::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
