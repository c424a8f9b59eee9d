// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.RequestParameter;

/** Generates the table of the options {@code request.<name>} from the operation files. */
final class RequestTable {

    private RequestTable() {}

    static String render(OperationIndex catalog) {
        StringBuilder table =
                new StringBuilder("| operation | option | default | description |\n| --- | --- | --- | --- |\n");
        catalog.names().stream()
                .map(catalog::get)
                .forEach(operation -> operation.requestOptions().values().forEach(option -> table.append("| `")
                        .append(operation.name())
                        .append("` | `")
                        .append(option.option())
                        .append("` | ")
                        .append(byDefault(option))
                        .append(" | ")
                        .append(option.description())
                        .append(" |\n")));
        return table.toString();
    }

    private static String byDefault(RequestParameter option) {
        if (option.defaultValue() != null) {
            return "`" + option.defaultValue() + "`";
        }
        return option.optional() ? "not sent" : "required, such as `" + option.example() + "`";
    }
}
