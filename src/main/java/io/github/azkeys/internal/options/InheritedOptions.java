// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The options that an endpoint inherits from the component. */
public final class InheritedOptions {

    private static final List<String> NAMES =
            List.of("subscriptionId", "resourceGroup", "resourceName", "keyName", "resourceId");

    private static final Set<String> OF_REFRESH =
            Set.of("resourceId", "subscriptionId", "resourceGroup", "lazyStartProducer");

    private static final String REQUEST = "request.";

    private InheritedOptions() {}

    /**
     * Returns a copy of the component options without those that the URI overrides.
     *
     * @param parameters the URI parameters; names without a value are removed
     * @throws InvalidRequestException if the operation does not support a parameter
     */
    public static AzkeysConfiguration of(
            AzkeysConfiguration component, String operation, Map<String, Object> parameters) {
        AzkeysConfiguration own = component.copy();
        own.setOperation(operation);
        NAMES.forEach(name -> parameters.remove(name, "")); // an empty value must not remove a restriction
        clearOtherNames(own, parameters);
        addRequest(own, parameters);
        if (AnyResource.REFRESH.equals(operation)) {
            keepNamesOnly(own, parameters);
        }
        return own;
    }

    /**
     * Removes a resource group of the component that does not apply, because the resources of the operation belong to a
     * subscription. One in the URI remains and is rejected later.
     */
    public static void removeUnusedGroup(
            AzkeysConfiguration own, OperationIndex catalog, Map<String, Object> parameters) {
        if (!AnyResource.owns(own.getOperation())
                && !parameters.containsKey("resourceGroup")
                && catalog.get(own.getOperation())
                        .parameters(Parameter.Role.RESOURCE_GROUP)
                        .isEmpty()) {
            own.setResourceGroup(null);
        }
    }

    /** A resource in the URI replaces the resource of the component, in whatever way both are specified. */
    private static void clearOtherNames(AzkeysConfiguration own, Map<String, Object> parameters) {
        if (parameters.containsKey("resourceId")) {
            own.setSubscriptionId(null);
            own.setResourceGroup(null);
            own.setResourceName(null);
            own.setResourceNames(null);
        } else if (parameters.containsKey("resourceName")) {
            own.setResourceId(null);
            own.setResourceNames(null);
        } else if (parameters.containsKey("resourceNames")) {
            own.setResourceId(null);
            own.setResourceName(null);
        }
    }

    /** Moves the options {@code request.<name>} from the parameters to the copy, whose map is that of the component. */
    private static void addRequest(AzkeysConfiguration own, Map<String, Object> parameters) {
        Map<String, Object> request = new TreeMap<>(own.getRequest());
        for (String name : List.copyOf(parameters.keySet())) {
            if (name.startsWith(REQUEST) && !AnyResource.REFRESH.equals(own.getOperation())) {
                request.put(name.substring(REQUEST.length()), parameters.remove(name));
            }
        }
        own.setRequest(request);
    }

    /** The operation refresh lists no keys, so that only the names of resources apply to it. */
    private static void keepNamesOnly(AzkeysConfiguration own, Map<String, Object> parameters) {
        for (String option : parameters.keySet()) {
            if (!OF_REFRESH.contains(option)) {
                throw new InvalidRequestException("azkeys:" + AnyResource.REFRESH + " does not support option " + option
                        + ". Supported: resourceId, subscriptionId and resourceGroup");
            }
        }
        own.setAction(null);
        own.setApiVersion(null);
        own.setSelect(null);
        own.setForm(null);
        own.setFormKey(null);
        own.setRequest(null);
    }
}
