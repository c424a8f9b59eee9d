// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.failure.FailureCause;
import io.github.azkeys.internal.failure.FailureKind;
import java.util.regex.Pattern;

/** Generates the tables of exceptions and of failures. */
final class FailureTable {

    /** An option, also with a value, or an environment variable. */
    private static final Pattern CODE =
            Pattern.compile("\\b(?:[a-z]+[A-Z]\\w*(?:=\\w+)?|[A-Z]+_[A-Z_]+)\\b|\\baz login\\b");

    private FailureTable() {}

    /** Returns what the component does for each exception. */
    static String exceptions() {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"3,1,1\",options=\"header\"]\n|===\n"
                + "| Exception | Tried again | Stale keys\n");
        for (FailureKind kind : FailureKind.values()) {
            table.append("| ")
                    .append(name(kind))
                    .append(kind.type() == AzkeysException.class ? " itself" : "")
                    .append(" | ")
                    .append(kind.isRetried() ? "yes" : "no")
                    .append(" | ")
                    .append(kind.isServingStale() ? "yes" : "no")
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }

    /** Returns the failures with their exception and their solution. */
    static String failures() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"4,3,4\",options=\"header\"]\n|===\n" + "| Failure | Exception | Solution\n");
        for (FailureCause cause : FailureCause.values()) {
            table.append("\n| ")
                    .append(cause.condition())
                    .append("\n| ")
                    .append(name(cause.kind()))
                    .append("\n| ")
                    .append(cause.advice().isEmpty() ? "See the message" : solution(cause.advice()))
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }

    private static String name(FailureKind kind) {
        return "`" + kind.type().getSimpleName() + "`";
    }

    private static String solution(String advice) {
        String text = advice.replace("{permission}", "the permission of the operation")
                .replace("{scope}", "the resource")
                .replace(" {wait} seconds", " the stated time")
                .replace("{versions}", "");
        return CODE.matcher(text).replaceAll("`$0`");
    }
}
