// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.live.CredentialType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Generates the tables of the documents from the descriptor of the component, the catalog and the code. */
final class GeneratedTables {

    /** The operations on this page; the catalog page has all. */
    private static final List<String> FIRST = List.of("batch", "iothub", "mlworkspace");

    private final OperationIndex catalog = new OperationIndex();
    private final OptionTables options;

    GeneratedTables() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/io/github/azkeys/camel/azkeys.json")) {
            options = new OptionTables(JsonMapper.builder().build().readTree(in));
        }
    }

    /** Returns the page with its generated tables. */
    String render(String page) {
        return GeneratedSections.render(page, this::table);
    }

    private String table(String section) {
        return switch (section) {
            case "operations" -> operations();
            case "permissions" -> permissions();
            case "componentOptions" -> options.options("componentProperties", "property");
            case "pathParameters" -> options.options("properties", "path");
            case "queryParameters" -> options.options("properties", "parameter");
            case "headers" -> options.headers();
            case "options" -> options.byPurpose();
            case "properties" -> OptionTables.properties();
            case "placeholders" -> PlaceholderTable.render();
            case "exceptions" -> FailureTable.exceptions();
            case "failures" -> FailureTable.failures();
            case "refused" -> RefusedTable.render();
            case "forms" -> FormTable.render();
            case "credentials" -> credentials();
            case "issued" -> IssuedList.render(catalog);
            case "services" -> new OperationTables(catalog).services();
            case "tools" -> new OperationTables(catalog).tools();
            case "elsewhere" -> OperationTables.elsewhere();
            case "source" -> KameletTable.render("azkeys-source");
            case "action" -> KameletTable.render("azkeys-action");
            default -> throw new IllegalArgumentException("Unknown table " + section);
        };
    }

    private String operations() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"1,4,3,2\",options=\"header\"]\n|===\n| Operation | Calls | Body | API version\n");
        FIRST.stream().map(catalog::get).forEach(operation -> table.append("| `")
                .append(operation.name())
                .append("` | `")
                .append(operation.method())
                .append(" ...")
                .append(operation.path().toString().split("/providers", 2)[1])
                .append("` | `")
                .append(operation.body().type())
                .append("` | ")
                .append(operation.apiVersion())
                .append('\n'));
        return table.append("|===\n\nlink:../../../catalog/README.md[The catalog] lists all ")
                .append(catalog.names().size())
                .append(" operations with their URIs, permissions and keys.\n")
                .toString();
    }

    private static String credentials() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"2,4,3\",options=\"header\"]\n|===\n" + "| Type | Object | Maven dependency\n");
        for (CredentialType type : CredentialType.values()) {
            table.append("| `")
                    .append(type.label())
                    .append("` | `")
                    .append(type.product().orElseThrow().getName())
                    .append("` | ")
                    .append(type.library() == null ? "none" : "`" + type.library() + "`")
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }

    private String permissions() {
        StringBuilder table =
                new StringBuilder("[width=\"100%\",cols=\"1,3\",options=\"header\"]\n|===\n| Operation | Permission\n");
        FIRST.stream().map(catalog::get).forEach(operation -> table.append("| `")
                .append(operation.name())
                .append("` | `")
                .append(operation.permission())
                .append("`\n"));
        return table.append("|===\n").toString();
    }
}
