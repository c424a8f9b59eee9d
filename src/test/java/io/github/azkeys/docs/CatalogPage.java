// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Coverage;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.RequestParameter;
import io.github.azkeys.keys.KeySet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generates the sections of the catalog page from the operation files. */
final class CatalogPage {

    /** The number of keys to show; a response with lists can have any number. */
    private static final int NAMED_KEYS = 6;

    private final OperationIndex catalog = new OperationIndex();

    /** Returns the page with its generated sections. */
    String render(String page) {
        return GeneratedSections.render(page, this::section);
    }

    private String section(String name) {
        return switch (name) {
            case "coverage" -> coverage();
            case "operations" -> operations();
            case "request" -> RequestTable.render(catalog);
            case "regenerate" -> RegenerateTable.render(catalog);
            default -> throw new IllegalArgumentException("Unknown section " + name);
        };
    }

    private static String coverage() {
        Coverage coverage = Coverage.count();
        StringBuilder text = new StringBuilder(
                "| ARM actions | in ARM's index | of these in the catalog | in the catalog beyond the index |\n"
                        + "| --- | --- | --- | --- |\n");
        coverage.kinds().forEach(kind -> text.append("| ")
                .append(Coverage.title(kind))
                .append(" | ")
                .append(coverage.all(kind))
                .append(" | ")
                .append(coverage.here(kind))
                .append(" | ")
                .append(coverage.beyond(kind))
                .append(" |\n"));
        text.append("\n| left out | reason |\n| --- | --- |\n");
        coverage.leftOut().forEach(operation -> text.append("| `")
                .append(operation.resourceType())
                .append('/')
                .append(operation.action())
                .append("` | ")
                .append(operation.reason())
                .append(" |\n"));
        return text.toString();
    }

    private String operations() {
        List<String> names = catalog.names();
        StringBuilder table = new StringBuilder(names.size()
                + " operations.\n\n| operation and its URI | resource and permission | API version | body and its keys |\n"
                + "| --- | --- | --- | --- |\n");
        names.stream().map(catalog::get).forEach(operation -> table.append("| ")
                .append(heading(operation))
                .append("<br>`")
                .append(uri(operation))
                .append("` | ")
                .append(operation.path().resourceType())
                .append("<br>`")
                .append(operation.permission())
                .append("` | ")
                .append(version(operation))
                .append(" | `")
                .append(operation.body().type())
                .append("`: ")
                .append(keys(operation))
                .append(" |\n"));
        return table.toString();
    }

    private static String heading(Operation operation) {
        return "**" + operation.name() + "**<br>"
                + (operation.documentation().page() == null
                        ? operation.documentation().title()
                        : "[" + operation.documentation().title() + "]("
                                + operation.documentation().page() + ")");
    }

    /** Returns the endpoint URI without subscription and resource group. */
    static String uri(Operation operation) {
        List<String> options = new ArrayList<>();
        names(operation, Parameter.Role.ID).forEach(id -> options.add("resourceId=" + id));
        List<String> resource = names(operation, Parameter.Role.RESOURCE);
        if (!resource.isEmpty()) {
            options.add("resourceName=" + String.join("/", resource));
        }
        names(operation, Parameter.Role.KEY).forEach(key -> options.add("keyName=" + key));
        operation.requestOptions().values().stream()
                .filter(RequestParameter::isRequired)
                .forEach(option -> options.add(option.option() + "={" + option.name() + "}"));
        return "azkeys:" + operation.name() + "?" + String.join("&", options);
    }

    private static List<String> names(Operation operation, Parameter.Role role) {
        return operation.parameters(role).stream()
                .map(parameter -> "{" + parameter.name() + "}")
                .toList();
    }

    private static String version(Operation operation) {
        int others = operation.apiVersions().size() - 1;
        return operation.apiVersion()
                + (others == 0 ? "" : "<br>and " + others + (others == 1 ? " other" : " others"))
                + (operation.seen().isEmpty() ? "" : "<br>on record: " + String.join(", ", operation.seen()))
                + (operation.preview() ? "<br>*preview only*" : "");
    }

    private static String keys(Operation operation) {
        List<String> keys = List.copyOf(sample(operation).keyNames());
        String named = keys.stream()
                .limit(NAMED_KEYS)
                .map(name -> "`" + name.replace("|", "\\|") + "`")
                .collect(Collectors.joining(", "));
        return keys.size() > NAMED_KEYS ? named + " and " + (keys.size() - NAMED_KEYS) + " more" : named;
    }

    private static KeySet sample(Operation operation) {
        try {
            return (KeySet) new ObjectMapper()
                    .treeToValue(
                            operation.sample().response(),
                            Class.forName(KeySet.class.getPackageName() + "."
                                    + operation.body().type()));
        } catch (JsonProcessingException | ClassNotFoundException e) {
            throw new IllegalStateException("The sample of " + operation.name() + " cannot be read", e);
        }
    }
}
