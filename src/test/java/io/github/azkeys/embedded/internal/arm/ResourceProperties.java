// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.ReadResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a GET of a resource returns: the resource in the sample of its operation, or the one that a test has set. */
final class ResourceProperties {

    private final Map<String, ObjectNode> set = new HashMap<>(); // by normalized ID

    void set(String id, ObjectNode resource) {
        set.put(ArmIds.normalize(id), resource);
    }

    void clear() {
        set.clear();
    }

    void remove(String id) {
        set.keySet().removeIf(resource -> ArmIds.isWithin(resource, Set.of(ArmIds.normalize(id))));
    }

    /**
     * Returns a resource.
     *
     * @param stored the targets of the operations of all resources that exist
     * @return empty if the resource does not exist
     */
    Optional<ObjectNode> of(
            OperationTarget read,
            Collection<OperationTarget> stored,
            Function<OperationTarget, ResponseTemplate> templates) {
        String id = ArmIds.normalize(read.id());
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        boolean exists = false;
        for (OperationTarget target : stored) {
            for (ReadResource resource : ReadResource.values()) {
                if (ArmIds.normalize(resource.id(target.resourceId())).equals(id)) {
                    exists = true;
                    // any operation of the resource may have it in its sample
                    templates.apply(target).resource(resource, target.values()).ifPresent(made::setAll);
                }
            }
        }
        if (!exists) {
            return Optional.empty();
        }
        ObjectNode body = set.containsKey(id) ? set.get(id).deepCopy() : made;
        return Optional.of(body.put("id", read.id())
                .put("name", read.id().substring(read.id().lastIndexOf('/') + 1))
                .put("type", read.fullType()));
    }
}
