package io.github.azkeys.internal.options;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an endpoint takes over of the component's options. */
public final class InheritedOptions {

    private static final List<String> NAMES =
            List.of("subscriptionId", "resourceGroup", "resourceName", "keyName", "resourceId");

    private static final Set<String> OF_REFRESH =
            Set.of("resourceId", "subscriptionId", "resourceGroup", "lazyStartProducer");

    private InheritedOptions() {}

    /**
     * A copy of the component's options without those that the URI makes void.
     *
     * @param parameters of the URI; those that state a name without a value are taken out
     * @throws InvalidRequestException if the URI has an option that means nothing to the operation
     */
    public static AzkeysConfiguration of(
            AzkeysConfiguration component, String operation, Map<String, Object> parameters) {
        AzkeysConfiguration own = component.copy();
        own.setOperation(operation);
        NAMES.forEach(name -> parameters.remove(name, "")); // no value states nothing, and must not undo a bound
        forgetOtherNames(own, parameters);
        if (AnyResource.REFRESH.equals(operation)) {
            keepToNames(own, parameters);
        }
        return own;
    }

    /** An id, a name and a bean of names in the URI each stand instead of what the component says of the resource. */
    private static void forgetOtherNames(AzkeysConfiguration own, Map<String, Object> parameters) {
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

    /** What says that keys are out of date fetches none: how keys are fetched means nothing to it. */
    private static void keepToNames(AzkeysConfiguration own, Map<String, Object> parameters) {
        for (String option : parameters.keySet()) {
            if (!OF_REFRESH.contains(option)) {
                throw new InvalidRequestException("azkeys:" + AnyResource.REFRESH + " has no use for option " + option
                        + "; it takes resourceId, subscriptionId and resourceGroup");
            }
        }
        own.setAction(null);
        own.setApiVersion(null);
        own.setSelect(null);
        own.setForm(null);
        own.setFormKey(null);
    }
}
