// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.failure.FailureCause;

/** Generates the table of failures. */
final class FailureTable {

    private FailureTable() {}

    static String render() {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"4,3,1,1,4\",options=\"header\"]\n|===\n"
                + "| Failure | Exception | Tried again | Stale keys | Solution\n");
        for (FailureCause cause : FailureCause.values()) {
            table.append("\n| ")
                    .append(cause.condition())
                    .append("\n| `")
                    .append(cause.kind().type().getSimpleName())
                    .append("`\n| ")
                    .append(cause.kind().isRetried() ? "yes" : "no")
                    .append("\n| ")
                    .append(cause.kind().isServingStale() ? "yes" : "no")
                    .append("\n| ")
                    .append(cause.advice()
                            .replace("{permission}", "the permission of the operation")
                            .replace(" {wait} seconds", " the stated time")
                            .replace("{versions}", ""))
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }
}
