package io.github.azkeys.internal.catalog;

import io.github.azkeys.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The operations on a resource of any type, which have no file: {@value #NAME}, an action that the catalogue lacks, and
 * {@value #REFRESH}, which only says that keys are out of date.
 */
public final class AnyResource {

    /** The name in an endpoint URI of an action that the configuration names. */
    public static final String NAME = "resource";

    /** The name in an endpoint URI of what says that the keys of a resource are out of date. */
    public static final String REFRESH = "refresh";

    private static final Pattern ACTION = Pattern.compile("[A-Za-z]{1,64}");

    private static final Parameter RESOURCE = new Parameter(
            "resource",
            Parameter.Role.ID,
            "The namespace, type and name of the resource, and the types and names of those nested in it.",
            Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+/[^/]+)+"),
            1,
            2000);

    private static final Operation REFRESH_OPERATION =
            operation(REFRESH, "Any resource - refresh", "refresh", "none", null);

    private AnyResource() {}

    /** Whether a name stands for one of these operations, so that no file can take it. */
    public static boolean owns(String name) {
        return name.equals(NAME) || name.equals(REFRESH);
    }

    /** Names a resource, and is never sent: its action is none of ARM's. */
    public static Operation refresh() {
        return REFRESH_OPERATION;
    }

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
        return operation(NAME, "Any resource - " + action, action, apiVersion, "nextLink");
    }

    private static Operation operation(String name, String title, String action, String apiVersion, String nextLink) {
        PathTemplate path = new PathTemplate(
                PathTemplate.SCOPE + "{" + RESOURCE.name() + "}/" + action, Map.of(RESOURCE.name(), RESOURCE));
        return new Operation(
                name,
                title,
                null,
                "POST",
                path,
                path.parameters(),
                null,
                apiVersion,
                List.of(apiVersion),
                false,
                "JsonKeys",
                null,
                Map.of(),
                nextLink,
                null,
                null,
                Map.of(),
                null,
                null);
    }
}
