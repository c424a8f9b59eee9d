package io.github.azkeys.internal.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
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

/** Makes forms of keys: as the options of an endpoint ask, or of a message that an endpoint filled before. */
public final class KeyForms {

    /** The exchange property with what the host names of the fetched keys' resource end with. */
    public static final String SUFFIXES = "CamelAzkeysEndpointSuffixes";

    private final Supplier<OperationIndex> operations;
    private final Supplier<AzkeysConfiguration> configuration;
    private final FormWriter writer;

    /** By the very keys and not the headers beside them: those may have been there before, and say another host. */
    private final Cache<KeySet, Fetched> fetched =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    /** @param suffixes null where endpoints that share the keys say different ones: then the exchange knows its own */
    private record Fetched(KeyRequest request, JsonNode tree, EndpointSuffixes suffixes) {

        Fetched and(Fetched other) {
            return other.suffixes.equals(suffixes) ? this : new Fetched(request, tree, null);
        }
    }

    /**
     * @param operations the operations, for keys that were fetched elsewhere
     * @param configuration the options of the component
     * @param clock the clock from which the validity of tokens is counted
     */
    public KeyForms(Supplier<OperationIndex> operations, Supplier<AzkeysConfiguration> configuration, Clock clock) {
        this.operations = operations;
        this.configuration = configuration;
        this.writer = new FormWriter(clock);
    }

    /** Whether these keys were fetched by the component. */
    public boolean knows(KeySet keys) {
        return fetched.getIfPresent(keys) != null;
    }

    /** Remembers what keys were asked for with, as long as somebody has those keys. */
    public void remember(KeyResponse response, EndpointSuffixes suffixes) {
        fetched.asMap()
                .merge(response.body(), new Fetched(response.request(), response.tree(), suffixes), Fetched::and);
    }

    public FormWriter writer() {
        return writer;
    }

    /** What host names end with where an endpoint has these options. */
    static EndpointSuffixes suffixes(AzkeysConfiguration options) {
        AzureCloud cloud = options.getCloud();
        if (cloud == null && options.getResourceManagerEndpoint() == null) {
            cloud = AzureCloud.AZURE_PUBLIC;
        }
        return new EndpointSuffixes(cloud, options.getEndpointSuffix());
    }

    /** What an endpoint with these options hands out, null where that is the keys themselves. */
    static FormRequest request(Operation operation, AzkeysConfiguration options, EndpointSuffixes suffixes) {
        if (options.getForm() == null) {
            if (options.getFormKey() != null) {
                throw new InvalidRequestException("option formKey chooses the key of a form; set option form too");
            }
            return null;
        }
        boolean newest = BodyFactory.NEWEST_STABLE.equals(options.getFormKey());
        return new FormRequest(
                operation,
                operation.form(options.getForm()),
                newest ? operation.pair().names().get(0) : options.getFormKey(),
                suffixes,
                options.getTokenValidity());
    }

    /** A form of the keys in a message, with their first key. */
    public Secret text(String form, Message message) {
        if (!(message.getBody() instanceof KeySet keys)) {
            throw new InvalidRequestException("The body is no keys that azkeys fetched, so it has no form " + form);
        }
        return text(form, keys, message);
    }

    /** A form of keys, with their first key; where they were not fetched here, the headers say of what they are. */
    public Secret text(String form, KeySet keys, Message message) {
        return writer.write(request(form, keys, message), resourceId(keys, message), tree(keys));
    }

    /** The name that goes with the first key. */
    public String keyName(KeySet keys, Message message) {
        return writer.keyName(request(Form.KEY, keys, message), resourceId(keys, message), tree(keys));
    }

    private FormRequest request(String form, KeySet keys, Message message) {
        AzkeysConfiguration options = configuration.get();
        Fetched known = fetched.getIfPresent(keys);
        Operation operation = known == null
                ? operations.get().get(header(message, AzkeysConstants.OPERATION))
                : known.request().operation();
        EndpointSuffixes own = known != null && known.suffixes() != null
                ? known.suffixes()
                : message.getExchange().getProperty(SUFFIXES, EndpointSuffixes.class);
        return new FormRequest(
                operation,
                operation.form(form),
                null,
                own == null ? suffixes(options) : own,
                options.getTokenValidity());
    }

    private String resourceId(KeySet keys, Message message) {
        Fetched known = fetched.getIfPresent(keys);
        return known == null
                ? header(message, AzkeysConstants.RESOURCE_ID)
                : known.request().address().resourceId();
    }

    private JsonNode tree(KeySet keys) {
        Fetched known = fetched.getIfPresent(keys);
        return known == null ? writer.tree(keys) : known.tree();
    }

    private static String header(Message message, String name) {
        String value = message.getHeader(name, String.class);
        if (value == null) {
            throw new InvalidRequestException("The header " + name + " is missing, which azkeys sets with the keys");
        }
        return value;
    }
}
