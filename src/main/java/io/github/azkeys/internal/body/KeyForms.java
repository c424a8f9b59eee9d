// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.azkeys.keys.Masked;
import io.github.azkeys.keys.Secret;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Message;

/** Creates forms of the keys or of the secret that a message holds, with the options of the component. Threadsafe. */
public final class KeyForms {

    /** The exchange property with the endpoint suffixes of the endpoint that fetched the keys. */
    public static final String SUFFIXES = "CamelAzkeysEndpointSuffixes";

    private final Supplier<OperationIndex> operations;
    private final Supplier<AzkeysConfiguration> configuration;
    private final FormWriter writer;

    /** By the identity of the body, not by headers: a header may be older than the body and name another host. */
    private final ByIdentity<Masked, Fetched> fetched = new ByIdentity<>();

    /** A key with the name that clients need. */
    public record NamedKey(Operation operation, String name, String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return operation.name() + ":" + name;
        }
    }

    /**
     * The origin of a body.
     *
     * @param tree the response as JSON; null for all keys of a response, which say it themselves
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

    /** Whether the component fetched this body. */
    public boolean knows(Masked body) {
        return fetched.get(body) != null;
    }

    /** Records the origin of a body as long as the body is in use. */
    public void remember(Masked body, KeyResponse response, EndpointSuffixes suffixes) {
        Fetched origin = new Fetched(
                response.request().operation(),
                response.request().address().resourceId(),
                body instanceof KeySet ? null : response.tree(),
                suffixes);
        fetched.merge(body, origin, Fetched::and);
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

    /**
     * Returns the default key of keys, or a secret that is a key, with the name that clients need.
     *
     * @throws InvalidRequestException if the operation has no such keys, or if the secret is something else
     */
    public NamedKey namedKey(Masked body, Message message) {
        Fetched origin = body instanceof KeySet keys ? origin(keys, message) : fetched.get(body);
        if (origin == null) {
            throw new InvalidRequestException("azkeys did not fetch this secret, so the name of its key is not known");
        }
        FormRequest request = request(Form.KEY, origin, message);
        String key = body instanceof Secret secret
                ? keyOf(secret, request.form(), origin)
                : writer.write(request, origin.resourceId(), origin.tree()).value();
        return new NamedKey(origin.operation(), writer.keyName(request, origin.resourceId(), origin.tree()), key);
    }

    private static String keyOf(Secret secret, Form form, Fetched origin) {
        if (form.keys().values().stream()
                .noneMatch(key ->
                        key.find(origin.tree()).filter(secret.value()::equals).isPresent())) {
            throw new InvalidRequestException("The body is the secret " + secret.name() + ", not a key of azkeys:"
                    + origin.operation().name());
        }
        return secret.value();
    }

    private Fetched origin(KeySet keys, Message message) {
        Fetched known = fetched.get(keys);
        return known != null
                ? new Fetched(known.operation(), known.resourceId(), writer.tree(keys), known.suffixes())
                : new Fetched(
                        operation(message), header(message, AzkeysConstants.RESOURCE_ID), writer.tree(keys), null);
    }

    private Operation operation(Message message) {
        Operation latest = operations.get().get(header(message, AzkeysConstants.OPERATION));
        return message.getHeader(AzkeysConstants.API_VERSION) instanceof String version ? latest.at(version) : latest;
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
