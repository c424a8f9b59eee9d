// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.FuzzTestSupport;
import io.github.azkeys.support.NamesByOption;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** ARM ids, URLs with ids and names that a message brings. */
class AddressFuzzTest extends FuzzTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final String SCOPE = "/subscriptions/sub/resourcegroups/rg/providers/";
    private static final List<Operation> OPERATIONS = List.of(
            CATALOG.get("batch"),
            CATALOG.get("iothub"),
            CATALOG.get("function-trigger-slot"),
            CATALOG.get("storage-local-user"),
            CATALOG.get("function-host"),
            CATALOG.get("servicebus-queue"),
            CATALOG.get("hybridnetwork-vendor-sku"),
            CATALOG.get("hybridconnectivity-endpoint"),
            AnyResource.operation("listKeys", "2024-07-01"),
            AnyResource.refresh());

    @Override
    protected void fuzz(byte[] data) {
        fuzzerTestOneInput(data);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        String id = text(data);
        for (Operation operation : OPERATIONS) {
            readsTheSameAddressAgain(operation, id);
            neverLeavesTheConfiguredScope(operation, id);
            neverLeavesTheConfiguredSubscription(operation, id);
        }
        hasOneQueue(id);
    }

    private static void readsTheSameAddressAgain(Operation operation, String id) {
        ResourceAddress address = resolve(operation, Map.of(), Map.of("resourceId", id, "keyName", "key1"));
        if (address == null) {
            return;
        }
        requirePath(address);
        ResourceAddress again =
                resolve(operation, Map.of(), Map.of("resourceId", address.resourceId(), "keyName", "key1"));
        // an id with the name of a key has that key, not key1
        require(again != null && again.resourceId().equals(address.resourceId()), "another address: " + again);
    }

    private static void neverLeavesTheConfiguredScope(Operation operation, String id) {
        ResourceAddress address =
                resolve(operation, Map.of("subscriptionId", "sub", "resourceGroup", "rg"), Map.of("resourceId", id));
        require(
                address == null || address.path().toLowerCase().startsWith(SCOPE),
                "left the configured resource group: " + address);
    }

    private static void neverLeavesTheConfiguredSubscription(Operation operation, String id) {
        ResourceAddress address = resolve(operation, Map.of("subscriptionId", "sub"), Map.of("resourceId", id));
        require(
                address == null || address.path().toLowerCase().startsWith("/subscriptions/sub/"),
                "left the configured subscription: " + address);
    }

    /** A name with slashes is one segment of the path. */
    private static void hasOneQueue(String name) {
        ResourceAddress address = resolve(
                CATALOG.get("servicebus-queue"),
                Map.of("subscriptionId", "sub", "resourceGroup", "rg", "keyName", "key1"),
                Map.of("resourceName", name));
        if (address != null) {
            requirePath(address);
            String path = address.path();
            require(path.chars().filter(c -> c == '/').count() == 13, "more than a queue: " + path);
            require(path.contains("/queues/" + address.value("queueName") + "/auth"), "not the queue: " + path);
        }
    }

    private static void requirePath(ResourceAddress address) {
        URI url = URI.create("https://management.azure.com" + address.path());
        require(url.getHost().equals("management.azure.com"), "another host: " + url);
        require(url.getRawQuery() == null && url.getRawFragment() == null, "more than a path: " + url);
        require(url.normalize().equals(url), "a relative path: " + url);
    }

    private static ResourceAddress resolve(
            Operation operation, Map<String, String> configuration, Map<String, String> message) {
        try {
            return new AddressResolver(operation, new NamesByOption("option", configuration))
                    .resolve(new NamesByOption("header", message));
        } catch (InvalidRequestException e) {
            requireLine(e);
            return null;
        }
    }
}
