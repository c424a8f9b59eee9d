// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.RequestTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Generates the lists of the operations that make keys on request from the operation files. */
final class IssuedList {

    private static final Set<String> TIMES =
            Set.of(RequestTemplate.EXPIRY, RequestTemplate.VALIDITY, RequestTemplate.VALIDITY_DAYS);

    private IssuedList() {}

    static String render(OperationIndex catalog) {
        List<Operation> issued = catalog.names().stream()
                .map(catalog::get)
                .filter(Operation::isIssued)
                .toList();
        return "These operations make a new key or token for each call:\n"
                + list(issued)
                + ".\n\nThe requests of these operations do not contain `tokenValidity`:\n"
                + list(issued.stream()
                        .filter(operation -> !statesValidity(operation))
                        .toList())
                + ".\nARM decides how long their keys are valid, or an option such as `request.expiresin` does. The component"
                + " uses such a key\nuntil the time that the response states, but not longer than `tokenValidity`.\n";
    }

    private static boolean statesValidity(Operation operation) {
        Set<String> used = new TreeSet<>();
        operation.request(name -> {
            used.add(name);
            return null;
        });
        return used.stream().anyMatch(TIMES::contains);
    }

    private static String list(Collection<Operation> operations) {
        return operations.stream()
                .map(operation -> "`" + operation.name() + "`")
                .collect(Collectors.joining(",\n"));
    }
}
