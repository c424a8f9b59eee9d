// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.util.List;

/** Generates the table of forms. */
final class FormTable {

    private FormTable() {}

    static String render() {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,2,3,4\",options=\"header\"]\n|===\n"
                + "| Operation | `form` | `formKey` | Text\n");
        OperationIndex catalog = new OperationIndex();
        for (String name : catalog.names()) {
            Operation operation = catalog.get(name);
            operation.forms().values().forEach(form -> table.append("| `")
                    .append(name)
                    .append("` | `")
                    .append(form.name())
                    .append("` | `")
                    .append(String.join("`, `", form.keys().keySet()))
                    .append("` | ")
                    .append(text(form))
                    .append(permissions(operation, form))
                    .append('\n'));
        }
        return table.append("|===\n").toString();
    }

    private static String permissions(Operation operation, Form form) {
        List<String> permissions = form.reads().stream()
                .map(read -> "`" + read.permission(operation.path().resourceType()) + "`")
                .toList();
        return permissions.isEmpty() ? "" : " + \nReads the resource: needs " + String.join(" and ", permissions);
    }

    private static String text(Form form) {
        String page = form.documentation();
        String text;
        if (form.token() != null) {
            text = "a token for `+" + form.template() + "+`";
        } else if (!form.template().isBareKey()) {
            text = "`+" + form.template() + "+`";
        } else if (form.keyName() != null) {
            text = "the key, with the name `+" + form.keyName() + "+`";
        } else {
            text = form.name().equals(Form.KEY) ? "the key" : "as the service returns it";
        }
        return page == null ? text : text + " (" + page + "[documentation])";
    }
}
