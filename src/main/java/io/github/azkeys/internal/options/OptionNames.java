// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The names of the endpoint options. Camel accepts {@code resource-group} and {@code RESOURCEGROUP} for
 * {@code resourceGroup}, so the options of a URI must be normalized before they are read.
 */
public final class OptionNames {

    private static final String SCHEME = "azkeys";

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

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
