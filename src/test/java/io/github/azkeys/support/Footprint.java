// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds and an application must release when it stops.
 *
 * @param threads the number of threads by name, without those that the JVM, Reactor and the embedded service share
 * @param sockets the number of open sockets; 0 if the operating system does not tell
 * @param beans the number of management beans
 */
public record Footprint(Map<String, Long> threads, long sockets, int beans) {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    public static Footprint now() {
        return new Footprint(
                countThreads(),
                countSockets(),
                ManagementFactory.getPlatformMBeanServer().getMBeanCount());
    }

    private static Map<String, Long> countThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "N"))
                .filter(name -> name.contains("azkeys") || name.contains("Camel") || name.startsWith("Timer"))
                .filter(name -> !name.contains("embedded"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static long countSockets() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(Footprint::isSocket).count();
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
