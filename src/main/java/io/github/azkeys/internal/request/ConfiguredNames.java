// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.StatedNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names in the options of an endpoint.
 *
 * @param resourceName one of the names in the option {@code resourceName}; may be null
 */
record ConfiguredNames(AzkeysConfiguration options, String resourceName) implements StatedNames {

    /** Returns the names of each resource in the options. */
    static List<StatedNames> of(AzkeysConfiguration options) {
        String names = options.getResourceName();
        if (names == null || !names.contains(",")) {
            return List.of(new ConfiguredNames(options, names));
        }
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .<StatedNames>map(name -> {
                    if (name.isEmpty()) {
                        throw new InvalidRequestException("option resourceName has an empty name beside a comma;"
                                + " add the name or remove the comma");
                    }
                    return new ConfiguredNames(options, name);
                })
                .toList();
    }

    @Override
    public String label(String option) {
        return "option " + option;
    }

    @Override
    public String value(String option) {
        return switch (option) {
            case "subscriptionId" -> options.getSubscriptionId();
            case "resourceGroup" -> options.getResourceGroup();
            case "resourceName" -> resourceName;
            case "keyName" -> options.getKeyName();
            case "resourceId" -> options.getResourceId();
            default -> throw new IllegalArgumentException(option);
        };
    }
}
