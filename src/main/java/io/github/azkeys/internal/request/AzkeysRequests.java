package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which requests the options of an endpoint allow. Immutable and threadsafe. */
public final class AzkeysRequests {

    private static final Logger LOG = LoggerFactory.getLogger(AzkeysRequests.class);

    private final Operation operation;
    private final String apiVersion;
    private final String regenerated;
    private final List<AddressResolver> addresses;

    /**
     * @param regenerate whether and which key may be regenerated
     * @throws InvalidRequestException if an option is wrong, with what would be right
     */
    public AzkeysRequests(OperationIndex catalog, AzkeysConfiguration options, RegenerateAction regenerate) {
        String version = options.getApiVersion();
        if (version != null && !version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,49}")) {
            throw new InvalidRequestException("option apiVersion must look like 2024-07-01 or 2025-01-01-preview");
        }
        requireOneList(options);
        operation = operation(catalog, options);
        apiVersion = version == null ? operation.apiVersion() : version;
        regenerated = regenerate.keyOf(operation, options);
        AzkeysConfiguration names = regenerated == null ? options : RegenerateAction.addressed(operation, options);
        addresses = ConfiguredNames.of(names).stream()
                .map(stated -> new AddressResolver(operation, stated))
                .toList();
    }

    public Operation operation() {
        return operation;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** Tells whoever runs the application that ARM may not know the API version that was chosen. */
    public void warnOfUnknownVersion() {
        List<String> known = regenerated == null
                ? operation.apiVersions()
                : operation.regeneration().apiVersions();
        if (!known.contains(apiVersion)) {
            LOG.warn(
                    "azkeys:{} is not known to answer API version {}; it is used all the same. Known are {}",
                    operation.name(),
                    apiVersion,
                    known);
        }
    }

    /** The key that is made new, null where keys are listed. */
    public String regenerated() {
        return regenerated;
    }

    /**
     * What a message asks for.
     *
     * @throws InvalidRequestException if options and message do not give one valid address
     */
    public KeyRequest of(Message message) {
        requireOne();
        return new KeyRequest(addresses.get(0).resolve(new MessageNames(message)), apiVersion);
    }

    /**
     * What the options ask for together with what is stated beside them, which is no message.
     *
     * @throws InvalidRequestException if that gives no one valid address, or a key would be regenerated
     */
    private KeyRequest of(StatedNames beside) {
        requireListing();
        requireOne();
        return new KeyRequest(addresses.get(0).resolve(beside), apiVersion);
    }

    /**
     * Returns the request that the options state by themselves.
     *
     * @throws InvalidRequestException if they leave a name open, list several resources, or a key would be regenerated
     */
    public KeyRequest one() {
        return of(StatedNames.NONE);
    }

    /**
     * What the options ask for together with what a bean lists.
     *
     * @param name the name or the ARM id of a resource
     * @throws InvalidRequestException if it is neither, or leads elsewhere than the options
     */
    public KeyRequest named(Object name) {
        if (!(name instanceof String text) || text.isBlank()) {
            throw new InvalidRequestException("option resourceNames must list names or ARM ids of resources, and lists "
                    + (name instanceof String
                            ? "an empty name"
                            : name == null ? "null" : "a " + name.getClass().getName()));
        }
        return of(new ListedName(text.strip()));
    }

    /**
     * What the options ask for by themselves, of each resource that they list.
     *
     * @throws InvalidRequestException if they leave a name open or list a resource twice, or a key would be regenerated
     */
    public List<KeyRequest> all() {
        requireListing();
        Set<KeyRequest> all = new LinkedHashSet<>();
        for (AddressResolver resolver : addresses) {
            KeyRequest request = new KeyRequest(resolver.resolve(StatedNames.NONE), apiVersion);
            if (!all.add(request)) {
                throw new InvalidRequestException(
                        "option resourceName lists " + request.address().resourceId() + " twice");
            }
        }
        return List.copyOf(all);
    }

    /**
     * @throws InvalidRequestException if the options list several resources, of which a message cannot mean one
     */
    public void requireOne() {
        if (addresses.size() > 1) {
            throw new InvalidRequestException("option resourceName lists " + addresses.size()
                    + " resources; a route's from can watch several, a message asks for one");
        }
    }

    /** Nothing but a message to a producer makes a key new: not a poll, nor the start of an application. */
    private void requireListing() {
        if (regenerated != null) {
            throw new InvalidRequestException("azkeys:" + operation.name() + "?action=" + RegenerateAction.NAME
                    + " can be sent to (to:) only; a route's from, placeholders and declared keys list keys");
        }
    }

    private static void requireOneList(AzkeysConfiguration options) {
        if (options.getResourceNames() != null
                && (options.getResourceName() != null || options.getResourceId() != null)) {
            throw new InvalidRequestException("option resourceNames says which resources to watch, and so does option "
                    + (options.getResourceName() != null ? "resourceName" : "resourceId") + "; leave one of them out");
        }
    }

    private static Operation operation(OperationIndex catalog, AzkeysConfiguration options) {
        String name = options.getOperation();
        if (AnyResource.NAME.equals(name)) {
            return AnyResource.operation(options.getAction(), options.getApiVersion());
        }
        if (AnyResource.REFRESH.equals(name)) {
            return AnyResource.refresh();
        }
        Operation known = catalog.get(name);
        if (options.getAction() != null && !RegenerateAction.isAskedFor(options)) {
            throw new InvalidRequestException("azkeys:" + name + " calls the action "
                    + known.path().action() + "; leave out option action, set it to " + RegenerateAction.NAME
                    + " to make a key new, or use azkeys:" + AnyResource.NAME);
        }
        return known;
    }
}
