package io.github.azkeys.camel;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.arm.AddressResolver;
import io.github.azkeys.arm.KeyRequest;
import io.github.azkeys.arm.StatedNames;
import io.github.azkeys.catalog.AnyResource;
import io.github.azkeys.catalog.Operation;
import io.github.azkeys.catalog.OperationCatalog;
import java.util.List;
import org.apache.camel.Message;

/** Which requests the options of an endpoint allow. Immutable and threadsafe. */
final class AzkeysRequests {

    private final Operation operation;
    private final String apiVersion;
    private final List<AddressResolver> addresses;

    /**
     * @throws InvalidRequestException if an option is wrong, with what would be right
     */
    AzkeysRequests(OperationCatalog catalog, AzkeysConfiguration options) {
        String version = options.getApiVersion();
        if (version != null && !version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,49}")) {
            throw new InvalidRequestException("option apiVersion must look like 2024-07-01 or 2025-01-01-preview");
        }
        operation = operation(catalog, options);
        apiVersion = version == null ? operation.apiVersion() : version;
        addresses = AzkeysNames.of(options).stream()
                .map(names -> new AddressResolver(operation, names))
                .toList();
    }

    Operation operation() {
        return operation;
    }

    String apiVersion() {
        return apiVersion;
    }

    /**
     * What a message asks for.
     *
     * @throws InvalidRequestException if options and message do not give one valid address
     */
    KeyRequest of(Message message) {
        return of(AzkeysNames.of(message));
    }

    /**
     * What the options ask for together with what is stated beside them.
     *
     * @throws InvalidRequestException if that gives no one valid address
     */
    KeyRequest of(StatedNames beside) {
        requireOne();
        return new KeyRequest(addresses.get(0).resolve(beside), apiVersion);
    }

    /**
     * What the options ask for by themselves, of each resource that they list.
     *
     * @throws InvalidRequestException if they leave a name open
     */
    List<KeyRequest> all() {
        return addresses.stream()
                .map(resolver -> new KeyRequest(resolver.resolve(AzkeysNames.NOBODY), apiVersion))
                .toList();
    }

    /**
     * @throws InvalidRequestException if the options list several resources, of which a message cannot mean one
     */
    void requireOne() {
        if (addresses.size() > 1) {
            throw new InvalidRequestException("option resourceName lists " + addresses.size()
                    + " resources; a route's from can watch several, a message asks for one");
        }
    }

    private static Operation operation(OperationCatalog catalog, AzkeysConfiguration options) {
        String name = options.getOperation();
        if (AnyResource.NAME.equals(name)) {
            return AnyResource.operation(options.getAction(), options.getApiVersion());
        }
        Operation known = catalog.get(name);
        if (options.getAction() != null) {
            throw new InvalidRequestException("azkeys:" + name + " calls the action "
                    + known.path().action() + "; leave out option action, or use azkeys:" + AnyResource.NAME);
        }
        return known;
    }
}
