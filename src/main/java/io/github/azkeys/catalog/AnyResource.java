package io.github.azkeys.catalog;

import io.github.azkeys.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The operation {@value #NAME}: an action that the catalogue lacks, on a resource of any type. What to call comes from
 * the configuration instead of a file.
 */
public final class AnyResource {

    /** The name in an endpoint URI, which no file can take. */
    public static final String NAME = "resource";

    private static final Pattern ACTION = Pattern.compile("[A-Za-z]{1,64}");

    private static final Parameter RESOURCE = new Parameter(
            "resource",
            Parameter.Role.ID,
            "The namespace, type and name of the resource, and the types and names of those nested in it.",
            Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+/[^/]+)+"),
            1,
            2000);

    private AnyResource() {}

    /**
     * The operation that POSTs an action to a resource.
     *
     * @param action such as {@code listKeys}, null where the configuration leaves it out
     * @param apiVersion such as {@code 2024-07-01}, null where the configuration leaves it out
     * @throws InvalidRequestException if one of them is missing or the action is no word
     */
    public static Operation operation(String action, String apiVersion) {
        if (action == null || !ACTION.matcher(action).matches()) {
            throw new InvalidRequestException("azkeys:" + NAME
                    + " needs option action, such as listKeys: up to 64 letters"
                    + (action == null ? "" : ", not '" + action.replaceAll("\\p{C}", "\uFFFD") + "'"));
        }
        if (apiVersion == null || apiVersion.isBlank()) {
            throw new InvalidRequestException(
                    "azkeys:" + NAME + " needs option apiVersion, such as 2024-07-01 or 2025-01-01-preview");
        }
        PathTemplate path = new PathTemplate(
                PathTemplate.SCOPE + "{" + RESOURCE.name() + "}/" + action, Map.of(RESOURCE.name(), RESOURCE));
        return new Operation(
                NAME,
                "Any resource - " + action,
                null,
                "POST",
                path,
                path.parameters(),
                null,
                apiVersion,
                List.of(apiVersion),
                false,
                "JsonKeys",
                Map.of(),
                "nextLink",
                null,
                null,
                Map.of(),
                null,
                null);
    }
}
