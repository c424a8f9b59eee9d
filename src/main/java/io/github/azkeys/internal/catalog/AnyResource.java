// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.names.OtherNames;
import io.github.azkeys.internal.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The operations on a resource of any type, which have no file: {@value #NAME} calls an action that the catalog lacks;
 * {@value #REFRESH} marks cached keys as outdated.
 */
public final class AnyResource {

    /** The operation name for an action that the options name. */
    public static final String NAME = "resource";

    /** The operation name for marking the keys of a resource as outdated. */
    public static final String REFRESH = "refresh";

    private static final Pattern ACTION = Pattern.compile("[A-Za-z]{1,64}");

    private static final Parameter RESOURCE = Parameter.ofAnyType(
            "resource", "The namespace, type and name of the resource, and the types and names of those nested in it.");

    /** Created on first use, since most applications do not refresh. */
    private static final class Refresh {
        static final Operation OPERATION = operation(REFRESH, "Any resource - refresh", "refresh", "none", null);
    }

    private AnyResource() {}

    /** Whether the name is reserved for one of these operations. */
    public static boolean owns(String name) {
        return name.equals(NAME) || name.equals(REFRESH);
    }

    /** Returns what names may mean, if they are not those of an operation with a file. */
    static List<OtherNames.Meant> meant() {
        return List.of(
                new OtherNames.Meant(
                        NAME,
                        NAME,
                        null,
                        "what any other action of ARM returns",
                        List.of("listKeys", "listSecrets", "keys")),
                new OtherNames.Meant(REFRESH, REFRESH, null, "marks cached keys as out of date", List.of()));
    }

    /** Returns the operation that identifies a resource and is never sent to ARM. */
    public static Operation refresh() {
        return Refresh.OPERATION;
    }

    /**
     * Returns the operation that POSTs an action to a resource.
     *
     * @param action such as {@code listKeys}; null if the options leave it out
     * @param apiVersion such as {@code 2024-07-01}; null if the options leave it out
     */
    public static Operation operation(String action, String apiVersion) {
        if (action == null || !ACTION.matcher(action).matches()) {
            throw new InvalidRequestException("azkeys:" + NAME
                    + " needs option action, such as listKeys: up to 64 letters"
                    + (action == null ? "" : ", not '" + Printable.of(action) + "'"));
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
                new Operation.Documentation(title, null, null, null, null),
                "POST",
                path,
                path.parameters(),
                null,
                ApiVersions.of(apiVersion, List.of(apiVersion), List.of(), false),
                OperationBody.ofJson(nextLink),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null);
    }
}
