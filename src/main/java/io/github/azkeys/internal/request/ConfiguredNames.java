package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.StatedNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names that the options of an endpoint state.
 *
 * @param resourceName one of the names that the option {@code resourceName} lists; may be null
 */
record ConfiguredNames(AzkeysConfiguration options, String resourceName) implements StatedNames {

    /**
     * Returns the names of each resource that the options list.
     *
     * @throws InvalidRequestException if the list has an empty name
     */
    static List<StatedNames> of(AzkeysConfiguration options) {
        String names = options.getResourceName();
        if (names == null || !names.contains(",")) {
            return List.of(new ConfiguredNames(options, names));
        }
        return Stream.of(names.split(",", -1))
                .<StatedNames>map(name -> new ConfiguredNames(options, listed(name.strip())))
                .toList();
    }

    private static String listed(String name) {
        if (name.isEmpty()) {
            throw new InvalidRequestException(
                    "option resourceName has a comma with no name beside it; add the name, or take the comma out");
        }
        return name;
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
