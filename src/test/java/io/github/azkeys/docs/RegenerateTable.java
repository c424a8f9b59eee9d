// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.Regeneration;

/** Generates the table of operations that support regeneration. */
final class RegenerateTable {

    private RegenerateTable() {}

    static String render(OperationIndex catalog) {
        StringBuilder table = new StringBuilder(
                "| operation | `regenerateKey` | permission | long-running |\n| --- | --- | --- | --- |\n");
        catalog.names().stream()
                .map(catalog::get)
                .filter(operation -> operation.regeneration() != null)
                .forEach(operation -> table.append(row(operation, operation.regeneration())));
        return table.toString();
    }

    private static String row(Operation operation, Regeneration regeneration) {
        boolean keyName = !operation.parameters(Parameter.Role.KEY).isEmpty();
        return "| `" + operation.name() + "`" + (keyName ? " with `keyName`" : "")
                + " | `" + String.join("`, `", regeneration.keys().keySet())
                + "` | `" + String.join("`, `", regeneration.permissions()) + "`"
                + (regeneration.isListedAfterwards() ? " and `" + operation.permission() + "`" : "")
                + (regeneration.longRunning() == null ? " | |\n" : " | yes |\n");
    }
}
