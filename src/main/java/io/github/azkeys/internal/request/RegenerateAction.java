// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.text.Printable;
import java.util.Map;

/**
 * The action {@value #NAME} of an endpoint. The URI names the key to regenerate; a message cannot change it. Immutable.
 *
 * @param enabled whether the component allows the action
 * @param key the option {@code regenerateKey}; null if it is not set
 */
public record RegenerateAction(boolean enabled, String key) {

    static final String NAME = "regenerate";

    /** Whether the options request a regeneration; {@code azkeys:resource} has actions of its own. */
    static boolean isRequested(AzkeysConfiguration options) {
        return isRequested(options.getAction(), options);
    }

    private static boolean isRequested(Object action, AzkeysConfiguration options) {
        return NAME.equals(action) && !AnyResource.NAME.equals(options.getOperation());
    }

    /**
     * Rejects the options of the component that would regenerate a key which the URI does not name.
     *
     * @param inherited the options of the component, with the operation of the endpoint
     * @param uri the options in the URI
     */
    public static void refuseInherited(AzkeysConfiguration inherited, Map<String, Object> uri) {
        if (isRequested(inherited) && !uri.containsKey("action")) {
            throw new InvalidRequestException(
                    "option action=" + NAME + " must be set in the endpoint URI, not on the component");
        }
        if (isRequested(uri.get("action"), inherited)
                && inherited.getKeyName() != null
                && !uri.containsKey("keyName")
                && !uri.containsKey("regenerateKey")) {
            throw new InvalidRequestException("the component's option keyName does not select the key to regenerate;"
                    + " add regenerateKey to the URI");
        }
    }

    /** Returns the name of the key that an endpoint regenerates; null if it lists keys. */
    String keyOf(Operation operation, AzkeysConfiguration options) {
        if (!isRequested(options)) {
            if (key != null) {
                throw new InvalidRequestException("option regenerateKey needs action=" + NAME + "; add action=" + NAME
                        + ", or leave out regenerateKey");
            }
            return null;
        }
        String uri = "azkeys:" + operation.name() + "?action=" + NAME;
        if (operation.regeneration() == null) {
            throw new InvalidRequestException(uri + " is not possible: " + reason(operation, options.getApiVersion())
                    + "; the catalog page lists the operations that support it");
        }
        if (!enabled) {
            throw new InvalidRequestException(uri + " invalidates a key that may be in use, and is not enabled; set the"
                    + " component's option regenerateEnabled (camel.component.azkeys.regenerateEnabled = true)");
        }
        String stated = stated(operation, options, uri);
        if (!operation.regeneration().keys().containsKey(stated)) {
            throw new InvalidRequestException(uri
                    + (stated == null
                            ? " needs a key; set regenerateKey to "
                            : " does not support key '" + Printable.of(stated) + "'. Supported: ")
                    + String.join(" or ", operation.regeneration().keys().keySet()));
        }
        return stated;
    }

    private static String reason(Operation operation, String version) {
        String type = operation.path().resourceType();
        return LeftOut.regenerating(operation)
                .map(left -> left.action() + " of " + type + " " + left.reason())
                .orElse("ARM has no action that regenerates one key of " + type
                        + (version == null ? "" : " in API version " + version));
    }

    private String stated(Operation operation, AzkeysConfiguration options, String uri) {
        String keyName = selectsKey(operation) ? options.getKeyName() : null;
        if (key != null && keyName != null && !key.equals(keyName)) {
            throw new InvalidRequestException(uri + " names two keys, regenerateKey=" + key + " and keyName=" + keyName
                    + "; leave one of them out");
        }
        return key == null ? keyName : key;
    }

    /** Returns the options without a {@code keyName} that selects the key to regenerate. */
    static AzkeysConfiguration addressed(Operation operation, AzkeysConfiguration options) {
        if (!selectsKey(operation)) {
            return options;
        }
        AzkeysConfiguration address = options.copy();
        address.setKeyName(null);
        return address;
    }

    /** Whether {@code keyName} selects the key, because it does not name a policy or rule of the operation. */
    private static boolean selectsKey(Operation operation) {
        return operation.parameters(Parameter.Role.KEY).isEmpty();
    }
}
