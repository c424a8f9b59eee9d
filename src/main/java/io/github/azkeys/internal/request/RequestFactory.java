// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.RequestOptions;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.find.ResourceScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the requests that the options of an endpoint allow. Options or messages that do not give one valid request are
 * an {@link InvalidRequestException}. Immutable and threadsafe.
 */
public final class RequestFactory {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFactory.class);

    private final Operation operation;
    private final String apiVersion;
    private final RequestOptions requestOptions;
    private final String regenerated;
    private final Set<ReadResource> reads;
    private final ResourceScope scope;
    private final List<AddressResolver> addresses;

    /** The request that the options state completely; null if messages have to add names. */
    private final KeyRequest stated;

    public RequestFactory(OperationIndex catalog, AzkeysConfiguration options, RegenerateAction regenerate) {
        String version = options.getApiVersion();
        if (version != null && !version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,49}")) {
            throw new InvalidRequestException("option apiVersion must look like 2024-07-01 or 2025-01-01-preview");
        }
        requireOneList(options);
        Operation latest = operation(catalog, options);
        apiVersion = version == null ? latest.apiVersion() : version;
        operation = latest.at(apiVersion);
        // an unknown form is refused where bodies are created
        reads = operation.forms().containsKey(options.getForm())
                ? operation.form(options.getForm()).reads()
                : Set.of();
        regenerated = regenerate.keyOf(operation, options, catalog);
        requestOptions = RequestOptions.of(operation, options.getRequest(), options.getTokenValidity());
        AzkeysConfiguration names = regenerated == null ? options : RegenerateAction.addressed(operation, options);
        scope = AllResources.scope(operation, names, regenerated);
        addresses = ConfiguredNames.of(scope == null ? names : AllResources.open(names, scope)).stream()
                .map(configured -> new AddressResolver(operation, configured))
                .toList();
        ResourceAddress address = addresses.get(0).stated();
        stated = address == null ? null : request(address);
    }

    public Operation operation() {
        return operation;
    }

    public String apiVersion() {
        return apiVersion;
    }

    /** Logs a warning if the API version is not in the catalog. */
    public void warnOfUnknownVersion() {
        List<String> known = regenerated == null
                ? operation.apiVersions()
                : operation.regeneration().apiVersions();
        if (!known.contains(apiVersion)) {
            LOG.warn(
                    "azkeys:{} uses API version {}, which is not in the catalog. Known versions: {}",
                    operation.name(),
                    apiVersion,
                    known);
        }
    }

    /** Returns the resources that each request reads. */
    public Set<ReadResource> reads() {
        return reads;
    }

    /** Returns the scope of all resources that the options ask for; null if the options or the message state the names. */
    public ResourceScope scope() {
        return scope;
    }

    /**
     * Returns the request for a resource that was found in the {@link #scope()}.
     *
     * @param resourceId its ARM id
     * @return empty if the resource is not in the scope
     * @throws InvalidRequestException if it has a name that is not valid
     */
    public Optional<KeyRequest> found(String resourceId) {
        return scope.nameIn(resourceId).map(name -> request(addresses.get(0).resolve(new AllResources.Found(name))));
    }

    /** Returns the key to regenerate; null if the endpoint lists keys. */
    public String regenerated() {
        return regenerated;
    }

    /** Returns the request for a message. */
    public KeyRequest of(Message message) {
        requireOne();
        return stated != null ? stated : request(addresses.get(0).resolve(new MessageNames(message)));
    }

    private KeyRequest of(StatedNames names) {
        requireListing();
        requireOne();
        return stated != null ? stated : request(addresses.get(0).resolve(names));
    }

    private KeyRequest request(ResourceAddress address) {
        return new KeyRequest(address, apiVersion, requestOptions, reads);
    }

    /** Returns the request that the options state completely. */
    public KeyRequest one() {
        return of(StatedNames.NONE);
    }

    /**
     * Returns the request for an element of the option {@code resourceNames}.
     *
     * @param name the name or the ARM id of a resource
     */
    public KeyRequest named(Object name) {
        if (!(name instanceof String text) || text.isBlank()) {
            throw new InvalidRequestException(
                    "option resourceNames must list names or ARM ids of resources, but contains "
                            + (name instanceof String
                                    ? "an empty name"
                                    : name == null
                                            ? "null"
                                            : "a " + name.getClass().getName()));
        }
        return of(new ListedName(text.strip()));
    }

    /** Returns the request for each resource that the options list. */
    public List<KeyRequest> all() {
        requireListing();
        Set<KeyRequest> all = new LinkedHashSet<>();
        for (AddressResolver resolver : addresses) {
            KeyRequest request = request(resolver.resolve(StatedNames.NONE));
            if (!all.add(request)) {
                throw new InvalidRequestException(
                        "option resourceName lists " + request.address().resourceId() + " twice");
            }
        }
        return List.copyOf(all);
    }

    public void requireOne() {
        if (scope != null) {
            throw new InvalidRequestException("option resourceName=* is all resources. Only a consumer (from), and a"
                    + " producer (to) with findResources=true, support it");
        }
        if (addresses.size() > 1) {
            throw new InvalidRequestException("option resourceName lists " + addresses.size()
                    + " resources. Only a consumer (from) supports several; a producer (to) needs one");
        }
    }

    /** Ensures that only messages to a producer regenerate keys, not a poll or the start of an application. */
    private void requireListing() {
        if (regenerated != null) {
            throw new InvalidRequestException("azkeys:" + operation.name() + "?action=" + RegenerateAction.NAME
                    + " is supported by producers (to) only; consumers (from), placeholders and declared keys list"
                    + " keys");
        }
    }

    private static void requireOneList(AzkeysConfiguration options) {
        if (options.getResourceNames() != null
                && (options.getResourceName() != null || options.getResourceId() != null)) {
            throw new InvalidRequestException("option resourceNames cannot be combined with option "
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
        if (options.getAction() != null && !RegenerateAction.isRequested(options)) {
            throw new InvalidRequestException("azkeys:" + name + " calls the action "
                    + known.path().action() + "; leave out option action, set it to " + RegenerateAction.NAME
                    + " to regenerate a key, or use azkeys:" + AnyResource.NAME);
        }
        return known;
    }

    /** An element of the option {@code resourceNames}: the name of a resource, its ARM id, or a URL with the id. */
    private record ListedName(String text) implements StatedNames {

        @Override
        public String label(String option) {
            return option.equals(option()) ? "option resourceNames" : NONE.label(option);
        }

        @Override
        public String value(String option) {
            return option.equals(option()) ? text : null;
        }

        private String option() {
            return text.startsWith("/") || text.contains("://") ? "resourceId" : "resourceName";
        }
    }
}
