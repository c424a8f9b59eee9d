// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.arm.Operations;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.util.URISupport;

/** Resources that a configuration declares as in URIs of the component. Immutable. */
record DeclaredResources(List<Resource> resources) {

    private static final String SCHEME = "azkeys:";

    /** @param keyName null if the operation has no key names, or for the name in the documentation */
    private record Resource(String operation, String id, String keyName) {}

    /**
     * Reads resources.
     *
     * @param text separated by commas or line breaks
     * @throws IllegalArgumentException if one of them does not have the form of a URI with a resource ID
     */
    static DeclaredResources of(String text) {
        return new DeclaredResources(Stream.of(text.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(declared -> !declared.isEmpty())
                .map(DeclaredResources::resource)
                .toList());
    }

    private static Resource resource(String declared) {
        if (declared.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "The resource '" + declared + "' contains a blank. Separate resources by commas");
        }
        String uri = declared.startsWith(SCHEME) ? declared.substring(SCHEME.length()) : declared;
        int query = uri.indexOf('?');
        try {
            Map<String, Object> options = query < 0 ? Map.of() : URISupport.parseQuery(uri.substring(query + 1));
            if (options.get("resourceId") instanceof String id) {
                return new Resource(uri.substring(0, query), id, (String) options.get("keyName"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The resource '" + declared + "' is not a valid URI", e);
        }
        throw new IllegalArgumentException("The resource '" + declared
                + "' must have the form <operation>?resourceId=<resource ID>, such as"
                + " iothub?keyName=service&resourceId=/subscriptions/…");
    }

    /**
     * Checks that the resources can be added.
     *
     * @throws IllegalArgumentException if the ID is not of the type of the operation, or has a name that endpoints refuse
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    DeclaredResources check(Operations operations) {
        resources.forEach(
                resource -> operations.requireResource(resource.operation(), resource.id(), resource.keyName()));
        return this;
    }

    /** Adds those that do not exist yet. */
    void addTo(EmbeddedArm arm) {
        resources.forEach(resource -> arm.addIfMissing(resource.operation(), resource.id(), resource.keyName()));
    }
}
