// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the drills of all recipes, and writes a table in AsciiDoc. */
final class DrillTable {

    private static final String BEGIN = "// drill: begin\n";
    private static final String END = "// drill: end\n";
    private static final String HEAD = """
            [width="100%",cols="3,3,2,2,2,2,2,2",options="header"]
            |===
            | Client | Key by | Rotation | Messages | Failed for good | Failed attempts | Longest pause | Restarts
            """;

    private DrillTable() {}

    /** @param args the file, and the names of the clients with commas between them, or {@code all} */
    public static void main(String[] args) throws Exception {
        List<String> rows = new ArrayList<>();
        for (Client client : Client.values()) {
            if (args[1].equals("all") || Arrays.asList(args[1].split(",")).contains(client.folder())) {
                for (String way : client.ways()) {
                    for (Drill drill : Drill.values()) {
                        rows.add(row(client, way, drill));
                        System.out.println(rows.get(rows.size() - 1));
                    }
                }
            }
        }
        write(Path.of(args[0]), HEAD + String.join("\n", rows) + "\n|===\n");
        System.exit(0);
    }

    private static String row(Client client, String way, Drill drill) {
        String name =
                "| %s | %s | %s | ".formatted(client.folder(), way, drill.name().toLowerCase(Locale.ROOT));
        try {
            Result result = drill.run(client, way, Duration.ofMillis(50));
            return name
                    + "%d | %d | %d | %.1f s | %d"
                            .formatted(
                                    result.sent(),
                                    result.lost(),
                                    result.refused(),
                                    result.longest().toMillis() / 1000.0,
                                    result.restarts());
        } catch (Exception e) {
            return name + "5+| not measured: " + e.getMessage();
        }
    }

    private static void write(Path file, String table) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String old = Files.exists(file) ? Files.readString(file) : "";
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        Files.writeString(
                file,
                begin < 0 || end < begin
                        ? table
                        : old.substring(0, begin + BEGIN.length()) + table + old.substring(end));
    }
}
