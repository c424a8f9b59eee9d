// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.util.ObjectHelper;

/** The failures that mean that a service refused a key. Immutable. */
record RefusedRules(List<RefusedRule> rules) {

    private static final String NONE = "none";

    static final RefusedRules DEFAULT = new RefusedRules(Stream.of(DefaultRules.values())
            .flatMap(client -> client.rules().stream())
            .map(RefusedRule::parse)
            .toList());

    /**
     * Returns these rules and others.
     *
     * @param text rules with a semicolon between them; {@code none} removes those before it
     * @throws InvalidRequestException if a rule is not valid
     */
    RefusedRules with(String text) {
        List<RefusedRule> all = new ArrayList<>(rules);
        for (String each : text.split(";")) {
            String rule = each.strip();
            if (rule.equalsIgnoreCase(NONE)) {
                all.clear();
            } else if (!rule.isEmpty()) {
                all.add(RefusedRule.parse(rule));
            }
        }
        return new RefusedRules(List.copyOf(all));
    }

    /** Whether a failure or one of its causes matches a rule. A failure to list keys never does. */
    boolean match(Throwable failure, BeanIntrospection beans) {
        boolean refused = false;
        for (Throwable each : ObjectHelper.createExceptionIterable(failure)) {
            if (each instanceof AzkeysException) {
                return false;
            }
            refused |= rules.stream().anyMatch(rule -> rule.matches(each, beans));
        }
        return refused;
    }
}
