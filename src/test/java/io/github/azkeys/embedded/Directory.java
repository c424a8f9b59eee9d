package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ARM answers itself, without a resource provider: tenants, subscriptions, and that nothing is there. */
final class Directory {

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
    private final Resources resources;

    Directory(String tenantId, Operations operations, Resources resources) {
        this.tenantId = tenantId;
        this.operations = operations;
        this.resources = resources;
    }

    /**
     * Answers a path that is no operation's.
     *
     * @param furtherVersions accepted beside those that ARM is known to accept
     */
    ObjectNode answer(Exchange exchange, String version, Set<String> furtherVersions) {
        ObjectNode found = find(exchange.path(), version);
        if (!exchange.method().equals("GET")) {
            throw ArmErrors.methodNotAllowed(exchange.method(), "GET");
        }
        if (!VERSIONS.contains(version) && !furtherVersions.contains(version)) {
            throw ArmErrors.apiVersionInvalid(version, VERSIONS);
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
            throw ArmErrors.notFound(path);
        }
        String id = subscription.group(1);
        if (!resources.hasSubscription(id)) {
            throw ArmErrors.subscriptionNotFound(id);
        }
        if (subscription.group(2) != null) {
            throw ArmErrors.notFound(path);
        }
        return subscription(id);
    }

    private ArmRefusal unknown(String namespace, String type, String version) {
        String prefix = namespace.toLowerCase(Locale.ROOT) + "/";
        boolean known = operations.all().stream()
                .map(operation -> operation.path().resourceType().toLowerCase(Locale.ROOT))
                .anyMatch(resourceType -> resourceType.startsWith(prefix));
        return known ? ArmErrors.typeInvalid(namespace, type, version) : ArmErrors.namespaceInvalid(namespace);
    }

    private ObjectNode tenants() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("value")
                .addObject()
                .put("id", "/tenants/" + tenantId)
                .put("tenantId", tenantId)
                .put("displayName", "Embedded")
                .put("tenantCategory", "Home");
        return answer;
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
