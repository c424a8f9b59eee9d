// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARM's list of the resources in a subscription or a resource group. Like that of ARM, it leaves out nested resources, and
 * resources that the client may not read. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/resources/list">Resources - List</a>
 */
final class ResourceListing {

    private static final Pattern PATH =
            Pattern.compile("(?i)/subscriptions/([^/]+)(?:/resourceGroups/([^/]+))?/resources");

    private static final Pattern FILTER = Pattern.compile("(?i)\\s*resourceType\\s+eq\\s+'([^']*)'\\s*");

    private static final List<String> VERSIONS = List.of(
            "2019-10-01",
            "2020-06-01",
            "2020-10-01",
            "2021-01-01",
            "2021-04-01",
            "2022-09-01",
            "2023-07-01",
            "2024-03-01",
            "2024-07-01",
            "2024-11-01",
            "2025-03-01",
            "2025-04-01");

    static final String READ_SUBSCRIPTION = "Microsoft.Resources/subscriptions/resources/read";
    static final String READ_GROUP = "Microsoft.Resources/subscriptions/resourceGroups/resources/read";

    private final ResourceStore resources;
    private final Paging paging;

    ResourceListing(ResourceStore resources, Paging paging) {
        this.resources = resources;
        this.paging = paging;
    }

    static boolean owns(ServerRequest request) {
        return PATH.matcher(request.path()).matches();
    }

    /**
     * Returns the page that is requested.
     *
     * @param additionalVersions API versions to accept in addition to those of ARM
     */
    ObjectNode page(ServerRequest request, String version, Set<String> additionalVersions, ServicePrincipal principal) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw ArmErrorResponses.notFound(request.path());
        }
        if (!request.method().equals("GET")) {
            throw ArmErrorResponses.methodNotAllowed(request.method(), "GET");
        }
        if (!VERSIONS.contains(version) && !additionalVersions.contains(version)) {
            throw ArmErrorResponses.apiVersionInvalid(version, VERSIONS);
        }
        String type = type(request);
        String subscription = path.group(1);
        String group = path.group(2);
        if (!resources.hasSubscription(subscription)) {
            throw ArmErrorResponses.subscriptionNotFound(subscription);
        }
        String scope = "/subscriptions/" + subscription + (group == null ? "" : "/resourceGroups/" + group);
        String permission = group == null ? READ_SUBSCRIPTION : READ_GROUP;
        if (resources.restrictions().isDenied(scope, permission)) {
            throw ArmErrorResponses.notAuthorized(permission, scope, principal);
        }
        if (group != null && !resources.hasResourceGroup(subscription, group)) {
            throw ArmErrorResponses.resourceGroupNotFound(group);
        }
        return paging.page(request, "nextLink", list(scope, type));
    }

    /** Returns null if all types are requested. */
    private static String type(ServerRequest request) {
        String filter = request.parameter("$filter").orElse("");
        if (filter.isBlank()) {
            return null;
        }
        Matcher type = FILTER.matcher(filter);
        if (!type.matches()) {
            throw ArmErrorResponses.of(
                    400,
                    "InvalidFilterInQueryString",
                    "Invalid $filter '" + filter + "' specified in the query string.");
        }
        return type.group(1);
    }

    private ObjectNode list(String scope, String type) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("value");
        for (String id : resources.topLevel(scope)) {
            String[] parts = id.split("/");
            String own = parts[6] + "/" + parts[7];
            if ((type == null || own.equalsIgnoreCase(type))
                    && !resources.restrictions().isDenied(id, own + "/read")) {
                items.addObject()
                        .put("id", id)
                        .put("name", parts[8])
                        .put("type", own)
                        .put("location", ArmErrorResponses.LOCATION);
            }
        }
        return list;
    }
}
