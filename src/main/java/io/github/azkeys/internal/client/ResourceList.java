// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.OperationBody;
import io.github.azkeys.internal.find.ResourceScope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * ARM's list of the resources in a subscription or a resource group.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/resources/list">Resources - List</a>
 */
final class ResourceList {

    /** The list, whose last field is the link to the next page. */
    static final OperationBody PAGE =
            new OperationBody("ResourceListResult", null, null, false, false, "nextLink", false, null);

    private static final String API_VERSION = "2021-04-01";
    private static final String ITEMS = "value";
    private static final int OK = 200;

    private ResourceList() {}

    /** Returns the target of the request for the first page, percent-encoded. */
    static String target(ResourceScope scope) {
        String filter = URLEncoder.encode("resourceType eq '" + scope.type() + "'", StandardCharsets.UTF_8)
                .replace("+", "%20");
        return ArmClient.encoded(scope.id()) + "/resources?$filter=" + filter + "&api-version=" + API_VERSION;
    }

    /**
     * Returns the ids in a list.
     *
     * @throws InvalidResponseException if it is not a list of resources
     */
    static List<String> ids(ObjectNode list) {
        JsonNode items = list.path(ITEMS);
        if (!items.isArray()) {
            throw invalid("the response has no list of resources in the field " + ITEMS);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode item : items) {
            String id = item.path("id").textValue();
            if (id == null) {
                throw invalid("a resource in the response has no id");
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    private static InvalidResponseException invalid(String problem) {
        return new InvalidResponseException(problem, null, ArmError.ofStatus(OK, null, null), null);
    }
}
