// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import io.github.azkeys.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fresh processes up to their first key, in turns. The default credential finds the managed identity of an App Service,
 * which the embedded service has. The time is from the start of the process to the line that it prints.
 */
final class StartRuns {

    private record Application(String name, Contenders contender, String... arguments) {}

    private static final List<Application> APPLICATIONS = List.of(
            new Application("azkeys", Contenders.AZKEYS),
            new Application("azkeys, warmUp", Contenders.AZKEYS, "warmUp"),
            new Application("SDK in a route", Contenders.SDK),
            new Application("SDK alone", Contenders.SDK, "alone"),
            new Application("camel-http", Contenders.CAMEL_HTTP),
            new Application("Camel alone", Contenders.CAMEL_HTTP, "alone"));

    private static final String TIER_1 = "-XX:TieredStopAtLevel=1";

    private final Settings settings;

    StartRuns(Settings settings) {
        this.settings = settings;
    }

    void run(Results results) throws IOException {
        try (Servers server = Servers.embedded(settings)) {
            for (Application application : APPLICATIONS) {
                createArchive(server, application);
            }
            for (int round = 0; round < settings.rounds(); round++) {
                for (Application application : APPLICATIONS) {
                    add(results, round, "plain", application, measure(server, application));
                    add(results, round, "C1", application, measure(server, application, TIER_1));
                    String archive = "-XX:SharedArchiveFile=" + archive(application);
                    add(results, round, "C1 and CDS", application, measure(server, application, TIER_1, archive));
                }
            }
        }
    }

    private static void add(
            Results results, int round, String mode, Application application, Map<String, Double> figures) {
        System.out.printf("start %s, %s: %s%n", mode, application.name(), figures);
        results.add("start", mode, application.name(), round, figures);
    }

    private Path archive(Application application) {
        return settings.results()
                .resolve(application.name().replaceAll("\\W+", "-") + ".jsa")
                .toAbsolutePath();
    }

    /** Leaves out lambdas: those of classes in signed jars, such as Azure's, make the JVM crash while it writes the archive. */
    private void createArchive(Servers server, Application application) throws IOException {
        Path list = archive(application).resolveSibling("classes.lst");
        measure(server, application, "-XX:DumpLoadedClassList=" + list);
        Files.write(
                list,
                Files.readAllLines(list).stream()
                        .filter(line -> !line.startsWith("@lambda"))
                        .toList());
        Child.Command command = new Child.Command()
                .option(
                        "-Xshare:dump",
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive(application))
                .classPath(application.contender().classPath(settings.modules()));
        try (Child child = command.start(application.contender().start())) {
            child.awaitEnd();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Double> measure(Servers server, Application application, String... options) throws IOException {
        String[] arguments = new String[application.arguments().length + 1];
        arguments[0] = server.address("endpoint");
        System.arraycopy(application.arguments(), 0, arguments, 1, application.arguments().length);
        Child.Command command = server.client()
                .option(options)
                .classPath(application.contender().classPath(settings.modules()))
                .environment("IDENTITY_ENDPOINT", server.address("identityEndpoint"))
                .environment("IDENTITY_HEADER", server.address("identityHeader"));
        long begin = System.nanoTime();
        try (Child child = command.start(application.contender().start(), arguments)) {
            Map<String, Double> figures = new TreeMap<>();
            child.awaitResult().forEach((name, value) -> figures.put(name, Double.valueOf(value)));
            figures.put("wallMillis", (System.nanoTime() - begin) / 1e6);
            child.awaitEnd();
            return figures;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
