package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import java.util.Map;

/**
 * The action {@value #NAME} of an endpoint: what allows it, and which key it makes new. That key stands in the URI, and
 * nothing that a message carries changes it. Immutable.
 *
 * @param enabled whether the component allows it
 * @param key the option {@code regenerateKey}, null where it is not set
 */
public record RegenerateAction(boolean enabled, String key) {

    static final String NAME = "regenerate";

    private static final String ACTION = "action";
    private static final String KEY_NAME = "keyName";
    private static final String OPTION = "regenerateKey";

    /** Whether an endpoint with these options regenerates a key; {@code azkeys:resource} has an action of its own. */
    static boolean isAskedFor(AzkeysConfiguration options) {
        return NAME.equals(options.getAction()) && !AnyResource.NAME.equals(options.getOperation());
    }

    /**
     * Refuses what an endpoint would have from the component, where it would regenerate a key that its URI does not
     * name.
     *
     * @param inherited the options as the component has them, with the endpoint's operation
     * @param uri the options in the URI
     */
    public static void refuseInherited(AzkeysConfiguration inherited, Map<String, Object> uri) {
        if (isAskedFor(inherited) && !uri.containsKey(ACTION)) {
            throw new InvalidRequestException("option action=" + NAME
                    + " belongs into the URI of an endpoint, not into the component's configuration");
        }
        boolean asked = NAME.equals(uri.get(ACTION)) && !AnyResource.NAME.equals(inherited.getOperation());
        if (asked && inherited.getKeyName() != null && !uri.containsKey(KEY_NAME) && !uri.containsKey(OPTION)) {
            throw new InvalidRequestException("the component's option keyName does not say which key to regenerate;"
                    + " add " + OPTION + " to the URI");
        }
    }

    /**
     * The key that an endpoint regenerates, by the name that the operation has for it.
     *
     * @return null where the endpoint lists keys
     * @throws InvalidRequestException if it may not, cannot, or does not say which key
     */
    String keyOf(Operation operation, AzkeysConfiguration options) {
        if (!isAskedFor(options)) {
            if (key != null) {
                throw new InvalidRequestException("option regenerateKey names the key that action=" + NAME
                        + " makes new; add action=" + NAME + ", or leave it out");
            }
            return null;
        }
        String uri = "azkeys:" + operation.name() + "?action=" + NAME;
        if (!enabled) {
            throw new InvalidRequestException(
                    uri + " makes a key invalid that may be in use, and is not enabled; set the"
                            + " component's option regenerateEnabled (camel.component.azkeys.regenerateEnabled = true)");
        }
        if (operation.regeneration() == null) {
            throw new InvalidRequestException(uri + " is not possible: for "
                    + operation.path().resourceType()
                    + " ARM has no action that makes one key new, or none that answers at once; the catalogue's page"
                    + " lists the operations that have one");
        }
        String stated = stated(operation, options, uri);
        if (!operation.regeneration().keys().containsKey(stated)) {
            throw new InvalidRequestException(uri
                    + (stated == null
                            ? " does not say which key; set regenerateKey to "
                            : " has no key '" + stated.replaceAll("\\p{C}", "\uFFFD") + "'; it can be ")
                    + String.join(" or ", operation.regeneration().keys().keySet()));
        }
        return stated;
    }

    private String stated(Operation operation, AzkeysConfiguration options, String uri) {
        String keyName = namesTheKey(operation) ? options.getKeyName() : null;
        if (key != null && keyName != null && !key.equals(keyName)) {
            throw new InvalidRequestException(uri + " names two keys, regenerateKey=" + key + " and keyName=" + keyName
                    + "; leave one of them out");
        }
        return key == null ? keyName : key;
    }

    /** The options without a key's name that is none in the address. */
    static AzkeysConfiguration addressed(Operation operation, AzkeysConfiguration options) {
        if (!namesTheKey(operation)) {
            return options;
        }
        AzkeysConfiguration address = options.copy();
        address.setKeyName(null);
        return address;
    }

    /** Whether {@code keyName} is free to name the key, since the operation has no policy or rule of that name. */
    private static boolean namesTheKey(Operation operation) {
        return operation.parameters(Parameter.Role.KEY).isEmpty();
    }
}
