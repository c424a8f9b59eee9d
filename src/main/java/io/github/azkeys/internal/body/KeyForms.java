// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.forms.EndpointSuffixes;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.forms.FormWriter;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Message;

/** Creates forms of keys that a message holds, with the options of the component. Threadsafe. */
public final class KeyForms {

    /** The exchange property with the endpoint suffixes of the endpoint that fetched the keys. */
    public static final String SUFFIXES = "CamelAzkeysEndpointSuffixes";

    private final Supplier<OperationIndex> operations;
    private final Supplier<AzkeysConfiguration> configuration;
    private final FormWriter writer;

    /** By the identity of the keys, not by headers: a header may be older than the keys and name another host. */
    private final Cache<KeySet, Fetched> fetched =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    /**
     * The origin of keys.
     *
     * @param suffixes null if unknown, or if endpoints that share the keys differ; the exchange then has its own
     */
    private record Fetched(Operation operation, String resourceId, JsonNode tree, EndpointSuffixes suffixes) {

        Fetched and(Fetched other) {
            return other.suffixes.equals(suffixes) ? this : new Fetched(operation, resourceId, tree, null);
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return operation.name() + ":" + resourceId;
        }
    }

    /**
     * @param operations the operations, for keys from elsewhere
     * @param configuration the options of the component
     * @param clock the clock for the expiry of tokens
     */
    public KeyForms(Supplier<OperationIndex> operations, Supplier<AzkeysConfiguration> configuration, Clock clock) {
        this.operations = operations;
        this.configuration = configuration;
        this.writer = new FormWriter(clock);
    }

    /** Whether the component fetched these keys. */
    public boolean knows(KeySet keys) {
        return fetched.getIfPresent(keys) != null;
    }

    /** Records the origin of keys as long as the keys are in use. */
    public void remember(KeyResponse response, EndpointSuffixes suffixes) {
        Fetched origin = new Fetched(
                response.request().operation(), response.request().address().resourceId(), response.tree(), suffixes);
        fetched.asMap().merge(response.body(), origin, Fetched::and);
    }

    public FormWriter writer() {
        return writer;
    }

    /** Returns the endpoint suffixes for the options of an endpoint. */
    static EndpointSuffixes suffixes(AzkeysConfiguration options) {
        AzureCloud cloud = options.getCloud();
        if (cloud == null && options.getResourceManagerEndpoint() == null) {
            cloud = AzureCloud.AZURE_PUBLIC;
        }
        return new EndpointSuffixes(cloud, options.getEndpointSuffix());
    }

    /** Returns a form of the keys in the body of a message, with their default key. */
    public Secret text(String form, Message message) {
        if (!(message.getBody() instanceof KeySet keys)) {
            throw new InvalidRequestException(
                    "The body must be keys that azkeys fetched, so that form " + form + " can be created");
        }
        return text(form, keys, message);
    }

    /** Returns a form of keys, with their default key. Headers state the origin of keys that were not fetched here. */
    public Secret text(String form, KeySet keys, Message message) {
        Fetched origin = origin(keys, message);
        return writer.write(request(form, origin, message), origin.resourceId(), origin.tree());
    }

    /** Returns the name that clients need with the default key. */
    public String keyName(KeySet keys, Message message) {
        Fetched origin = origin(keys, message);
        return writer.keyName(request(Form.KEY, origin, message), origin.resourceId(), origin.tree());
    }

    private Fetched origin(KeySet keys, Message message) {
        Fetched known = fetched.getIfPresent(keys);
        return known != null
                ? known
                : new Fetched(
                        operations.get().get(header(message, AzkeysConstants.OPERATION)),
                        header(message, AzkeysConstants.RESOURCE_ID),
                        writer.tree(keys),
                        null);
    }

    private FormRequest request(String form, Fetched origin, Message message) {
        AzkeysConfiguration options = configuration.get();
        EndpointSuffixes suffixes = origin.suffixes() != null
                ? origin.suffixes()
                : message.getExchange().getProperty(SUFFIXES, EndpointSuffixes.class);
        return new FormRequest(
                origin.operation(),
                origin.operation().form(form),
                null,
                suffixes == null ? suffixes(options) : suffixes,
                options.getTokenValidity());
    }

    private static String header(Message message, String name) {
        if (!(message.getHeader(name) instanceof CharSequence value)) {
            throw new InvalidRequestException(
                    "Header " + name + " is missing or not a text; azkeys sets it with the keys");
        }
        return value.toString();
    }
}
