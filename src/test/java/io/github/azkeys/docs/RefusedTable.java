// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.refused.DefaultRules;

/** Generates the table of exceptions that mean a refused key. */
final class RefusedTable {

    private RefusedTable() {}

    static String render() {
        StringBuilder table =
                new StringBuilder("[width=\"100%\",cols=\"2,5\",options=\"header\"]\n|===\n| Client | Exception\n");
        for (DefaultRules client : DefaultRules.values()) {
            table.append("\n| ")
                    .append(client.client())
                    .append("\n| `+")
                    .append(String.join("+` +\n`+", client.rules()))
                    .append("+`\n");
        }
        return table.append("|===\n").toString();
    }
}
