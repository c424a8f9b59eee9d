// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Generates the tables that lead from a service of Azure to the operations for it. */
final class ServicesTable {

    private ServicesTable() {}

    static String operations(OperationIndex catalog) {
        StringBuilder table = new StringBuilder("| service | what you get | name |\n| --- | --- | --- |\n");
        catalog.names().stream()
                .map(catalog::get)
                .sorted(Comparator.comparing(
                                (Operation operation) ->
                                        operation.documentation().service(),
                                String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Operation::name))
                .forEach(operation -> table.append("| ")
                        .append(operation.documentation().service())
                        .append(" | ")
                        .append(operation.documentation().gives())
                        .append(forms(operation))
                        .append(" | `azkeys:")
                        .append(operation.name())
                        .append("` |\n"));
        return table.toString();
    }

    private static String forms(Operation operation) {
        String forms = operation.forms().keySet().stream()
                .filter(form -> !form.equals(Form.KEY))
                .map(form -> "`" + form + "`")
                .collect(Collectors.joining(", "));
        return forms.isEmpty() ? "" : "; as " + forms;
    }

    static String elsewhere() {
        StringBuilder table = new StringBuilder("| service | where its secrets are |\n| --- | --- |\n");
        try {
            new ObjectMapper().readTree(new File("catalog/elsewhere.json")).forEach(entry -> table.append("| ")
                    .append(text(entry, "service"))
                    .append(" | ")
                    .append(text(entry, "answer").replaceAll("(azkeys:\\S+|(?<=[ (])/[\\w./{}]+)", "`$1`"))
                    .append(" |\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }

    private static String text(JsonNode entry, String field) {
        return entry.get(field).asText();
    }
}
