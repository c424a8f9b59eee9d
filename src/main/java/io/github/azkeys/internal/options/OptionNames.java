package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysEndpointUriFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one name of each option of an endpoint. Camel sets {@code resourceGroup} where a URI has {@code resource-group} or
 * {@code RESOURCEGROUP}, so whatever looks at the options of a URI has to see them by their names.
 */
public final class OptionNames {

    private static final Map<String, String> NAMES = new AzkeysEndpointUriFactory()
            .propertyNames().stream().collect(Collectors.toUnmodifiableMap(OptionNames::plain, Function.identity()));

    private OptionNames() {}

    /**
     * Gives each option its own name, in place; what is no option stays as it is.
     *
     * @throws InvalidRequestException if an option stands there twice
     */
    public static void restore(Map<String, Object> parameters) {
        for (String given : List.copyOf(parameters.keySet())) {
            String name = NAMES.getOrDefault(plain(given), given);
            if (!name.equals(given)) {
                if (parameters.containsKey(name)) {
                    throw new InvalidRequestException(
                            "options " + name + " and " + given + " are one and the same; leave one of them out");
                }
                parameters.put(name, parameters.remove(given));
            }
        }
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
