package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The one name of each option of an endpoint. Camel sets {@code resourceGroup} where a URI has {@code resource-group} or
 * {@code RESOURCEGROUP}, so whatever looks at the options of a URI has to see them by their names.
 */
public final class OptionNames {

    private static final String SCHEME = "azkeys";

    private final Map<String, String> names;

    /**
     * @param context finds the generated list of options
     */
    public OptionNames(CamelContext context) {
        this.names = context.getCamelContextExtension().getEndpointUriFactory(SCHEME).propertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(OptionNames::plain, Function.identity()));
    }

    /**
     * Gives each option its own name, in place; what is no option stays as it is.
     *
     * @throws InvalidRequestException if an option stands there twice
     */
    public void restore(Map<String, Object> parameters) {
        for (String given : List.copyOf(parameters.keySet())) {
            String name = names.getOrDefault(plain(given), given);
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
