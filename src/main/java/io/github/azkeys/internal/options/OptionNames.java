// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.names.ClosestNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The names of the endpoint options. Camel accepts {@code resource-group} and {@code RESOURCEGROUP} for
 * {@code resourceGroup}, so the options of a URI must be normalized before they are read.
 */
public final class OptionNames {

    private static final String SCHEME = "azkeys";

    /** Of the options with names that the user completes. */
    private static final List<String> PREFIXES = List.of("request", "scheduler");

    private final Map<String, String> names;

    /** @param context provides the generated list of options */
    public OptionNames(CamelContext context) {
        this.names = context.getCamelContextExtension().getEndpointUriFactory(SCHEME).propertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(OptionNames::plain, Function.identity()));
    }

    /**
     * Normalizes the names of options in place; other parameters do not change.
     *
     * @throws InvalidRequestException if an option is set twice
     */
    public void restore(Map<String, Object> parameters) {
        for (String given : List.copyOf(parameters.keySet())) {
            String name = names.getOrDefault(plain(given), given);
            if (!name.equals(given)) {
                if (parameters.containsKey(name)) {
                    throw new InvalidRequestException(
                            "Options " + name + " and " + given + " are the same option. Set only one of them");
                }
                parameters.put(name, parameters.remove(given));
            }
        }
    }

    /**
     * Refuses the parameters of a URI that no option has taken.
     *
     * @throws InvalidRequestException if there are any; the message names them and not their values, which may be secrets
     */
    public void refuse(Set<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new InvalidRequestException(unknown.stream()
                    .sorted()
                    .map(name -> name + question(name))
                    .collect(Collectors.joining(", ", "Unknown option ", "")));
        }
    }

    private String question(String wrong) {
        int dot = wrong.indexOf('.');
        Optional<String> place = OtherPlaces.of(wrong);
        if (place.isPresent()) {
            return place.get();
        }
        return dot < 0
                ? ClosestNames.question(wrong, names.values())
                : ClosestNames.question(wrong.substring(0, dot), PREFIXES, prefix -> prefix + wrong.substring(dot));
    }

    /**
     * Returns a question with the options of the component that a wrong name may mean, or the place that the name belongs to;
     * empty if there are none.
     */
    public static String questionOfComponent(String wrong) {
        return OtherPlaces.property(wrong)
                .orElseGet(() -> ClosestNames.question(wrong, OtherPlaces.componentOptions()));
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
