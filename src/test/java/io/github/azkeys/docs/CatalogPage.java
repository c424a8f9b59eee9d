package io.github.azkeys.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Coverage;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.keys.KeySet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of all operations on the catalog page, generated from the operation files. */
final class CatalogPage {

    /** The maximum number of key names; responses with lists may have any number of keys. */
    private static final int NAMED_KEYS = 6;

    private final OperationIndex catalog = new OperationIndex();

    /** Returns the page with up-to-date tables. */
    String render(String page) {
        return GeneratedSections.render(page, this::section);
    }

    private String section(String name) {
        return switch (name) {
            case "coverage" -> coverage();
            case "operations" -> operations();
            case "regenerate" -> RegenerateTable.render(catalog);
            default -> throw new IllegalArgumentException("No section is called " + name);
        };
    }

    private static String coverage() {
        Coverage coverage = Coverage.count();
        StringBuilder text = new StringBuilder("| actions of ARM | in the catalogue | in all |\n| --- | --- | --- |\n");
        coverage.kinds().forEach(kind -> text.append("| ")
                .append(Coverage.title(kind))
                .append(" | ")
                .append(coverage.here(kind))
                .append(" | ")
                .append(coverage.all(kind))
                .append(" |\n"));
        text.append("\n| not here | why |\n| --- | --- |\n");
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
                .append(operation.body())
                .append("`: ")
                .append(keys(operation))
                .append(" |\n"));
        return table.toString();
    }

    private static String heading(Operation operation) {
        return "**" + operation.name() + "**<br>"
                + (operation.documentation() == null
                        ? operation.title()
                        : "[" + operation.title() + "](" + operation.documentation() + ")");
    }

    /** Returns the options in a route, without the subscription and the resource group. */
    static String uri(Operation operation) {
        List<String> options = new ArrayList<>();
        List<String> resource = names(operation, Parameter.Role.RESOURCE);
        if (!resource.isEmpty()) {
            options.add("resourceName=" + String.join("/", resource));
        }
        names(operation, Parameter.Role.KEY).forEach(key -> options.add("keyName=" + key));
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
                            Class.forName(KeySet.class.getPackageName() + "." + operation.body()));
        } catch (JsonProcessingException | ClassNotFoundException e) {
            throw new IllegalStateException("The sample of " + operation.name() + " cannot be read", e);
        }
    }
}
