// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter.Role;
import io.github.azkeys.internal.find.ListedResources;
import io.github.azkeys.internal.find.ResourceScope;

/** The value {@value #ALL} of the options {@code resourceName} and {@code resourceGroup}. Messages do not have it. */
final class AllResources {

    private static final String ALL = "*";

    private AllResources() {}

    /**
     * Returns the scope of the resources that the options ask for, null if they do not ask for all.
     *
     * @param regenerated the key to regenerate; null if the endpoint lists keys
     * @throws InvalidRequestException if the options do not state the whole scope, or if the operation does not support it
     */
    static ResourceScope scope(Operation operation, AzkeysConfiguration options, String regenerated) {
        boolean everyGroup = ALL.equals(options.getResourceGroup());
        if (!ALL.equals(options.getResourceName())) {
            require(!everyGroup, "option resourceGroup=* needs resourceName=*");
            return null;
        }
        if (operation.parameters(Role.RESOURCE).isEmpty()) {
            return null; // the name is refused for another reason
        }
        ListedResources.typeOf(operation);
        require(regenerated == null, "action=regenerate needs one resource; resourceName=* is all of them");
        require(options.getResourceId() == null, "option resourceName=* cannot be combined with option resourceId");
        require(options.getSubscriptionId() != null, "option resourceName=* needs option subscriptionId");
        require(
                options.getResourceGroup() != null,
                "option resourceName=* needs option resourceGroup: a name, or * for all resource groups of the"
                        + " subscription");
        require(
                operation.parameters(Role.KEY).isEmpty() || options.getKeyName() != null,
                "azkeys:" + operation.name() + " with resourceName=* needs option keyName");
        return new ResourceScope(
                operation, options.getSubscriptionId(), everyGroup ? null : options.getResourceGroup());
    }

    /** Returns the options without the names that are to be found. */
    static AzkeysConfiguration open(AzkeysConfiguration options, ResourceScope scope) {
        AzkeysConfiguration open = options.copy();
        open.setResourceName(null);
        open.setResourceGroup(scope.resourceGroup());
        return open;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new InvalidRequestException(problem);
        }
    }

    /** The names of a resource that ARM lists. */
    record Found(ResourceScope.Name name) implements StatedNames {

        @Override
        public String label(String option) {
            return "the " + option + " of a resource that ARM lists";
        }

        @Override
        public String value(String option) {
            return switch (option) {
                case "resourceGroup" -> name.resourceGroup();
                case "resourceName" -> name.resource();
                default -> null;
            };
        }
    }
}
