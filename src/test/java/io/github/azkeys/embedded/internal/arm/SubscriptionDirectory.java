// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tenants and subscriptions, which ARM serves without a resource provider. Thread-safe. */
final class SubscriptionDirectory {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(/.*)?");
    private static final Pattern PROVIDER = Pattern.compile("(?i).*/providers/([^/]+)/([^/]+)(?:/.*)?");
    private static final List<String> VERSIONS = List.of(
            "2016-06-01",
            "2018-05-01",
            "2019-06-01",
            "2019-11-01",
            "2020-01-01",
            "2021-01-01",
            "2021-04-01",
            "2022-09-01",
            "2022-12-01");

    private final String tenantId;
    private final Operations operations;
    private final ResourceStore resources;

    SubscriptionDirectory(String tenantId, Operations operations, ResourceStore resources) {
        this.tenantId = tenantId;
        this.operations = operations;
        this.resources = resources;
    }

    /**
     * Returns the response for a path that belongs to no operation.
     *
     * @param additionalVersions API versions to accept in addition to those of ARM
     * @throws ArmErrorException if the path was not found
     */
    ObjectNode response(ServerRequest request, String version, Set<String> additionalVersions) {
        ObjectNode found = find(request.path(), version);
        if (!request.method().equals("GET")) {
            throw ArmErrorResponses.methodNotAllowed(request.method(), "GET");
        }
        if (!VERSIONS.contains(version) && !additionalVersions.contains(version)) {
            throw ArmErrorResponses.apiVersionInvalid(version, VERSIONS);
        }
        return found;
    }

    private ObjectNode find(String path, String version) {
        if (path.equalsIgnoreCase("/tenants")) {
            return tenants();
        }
        Matcher provider = PROVIDER.matcher(path);
        if (provider.matches()) {
            throw unknown(provider.group(1), provider.group(2), version);
        }
        Matcher subscription = SUBSCRIPTION.matcher(path);
        if (!subscription.matches()) {
            throw ArmErrorResponses.notFound(path);
        }
        String id = subscription.group(1);
        if (!resources.hasSubscription(id)) {
            throw ArmErrorResponses.subscriptionNotFound(id);
        }
        if (subscription.group(2) != null) {
            throw ArmErrorResponses.notFound(path);
        }
        return subscription(id);
    }

    private ArmErrorException unknown(String namespace, String type, String version) {
        String prefix = namespace.toLowerCase(Locale.ROOT) + "/";
        boolean known = operations.all().stream()
                .map(operation -> operation.path().resourceType().toLowerCase(Locale.ROOT))
                .anyMatch(resourceType -> resourceType.startsWith(prefix));
        return known
                ? ArmErrorResponses.typeInvalid(namespace, type, version)
                : ArmErrorResponses.namespaceInvalid(namespace);
    }

    private ObjectNode tenants() {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putArray("value")
                .addObject()
                .put("id", "/tenants/" + tenantId)
                .put("tenantId", tenantId)
                .put("displayName", "Embedded")
                .put("tenantCategory", "Home");
        return response;
    }

    private ObjectNode subscription(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "/subscriptions/" + id)
                .put("subscriptionId", id)
                .put("tenantId", tenantId)
                .put("displayName", "Embedded")
                .put("state", "Enabled")
                .put("authorizationSource", "RoleBased");
    }
}
