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

/** ARM ids that a message brings. */
class AddressFuzzTest extends FuzzTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final String SCOPE = "/subscriptions/sub/resourcegroups/rg/providers/";
    private static final List<Operation> OPERATIONS = List.of(
            CATALOG.get("batch"),
            CATALOG.get("iothub"),
            CATALOG.get("function-trigger-slot"),
            CATALOG.get("storage-local-user"),
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
        }
    }

    private static void readsTheSameAddressAgain(Operation operation, String id) {
        ResourceAddress address = resolve(operation, Map.of(), Map.of("resourceId", id, "keyName", "key1"));
        if (address == null) {
            return;
        }
        URI url = URI.create("https://management.azure.com" + address.path());
        require(url.getHost().equals("management.azure.com"), "another host: " + url);
        require(url.getRawQuery() == null && url.getRawFragment() == null, "more than a path: " + url);
        require(url.normalize().equals(url), "a relative path: " + url);
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
