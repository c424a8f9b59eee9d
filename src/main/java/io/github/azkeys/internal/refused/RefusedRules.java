// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.spi.BeanIntrospection;

/** The failures that mean that a service refused a key. Immutable. */
record RefusedRules(List<RefusedRule> rules) {

    private static final String NONE = "none";

    private static final int MAX_CAUSES = 50;

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
        for (Throwable each : causes(failure)) {
            if (each instanceof AzkeysException) {
                return false;
            }
            refused |= rules.stream().anyMatch(rule -> rule.matches(each, beans));
        }
        return refused;
    }

    /** Returns a failure and its causes, which may form a circle or have no end. */
    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
    }
}
