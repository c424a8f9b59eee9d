package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.shape.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One operation of Azure Resource Manager that hands out keys: what to call and what comes back. Immutable.
 *
 * @param name the name in an endpoint URI, such as {@code iothub}
 * @param title the documentation's own title
 * @param documentation the page that describes it, null where there is none
 * @param method the HTTP method
 * @param path the path
 * @param parameters every name that a caller fills in: those of the path in its order, then those of the request body
 * @param permission the permission that the identity needs, such as
 *     {@code Microsoft.Batch/batchAccounts/listKeys/action}
 * @param apiVersion the version that is asked for by default
 * @param apiVersions every version that ARM is known to answer, oldest first
 * @param preview whether only preview versions have it, so that it may change or go
 * @param body the record that the answer becomes: the simple name of a type of ours, a whole class name, or the name of a shape
 * @param shape the fields of an application's own body; null where {@code body} is a class
 * @param aliases names that a field has in other API versions, by the name that the record uses
 * @param nextLink the field that holds the address of the next page, null where the answer is one page
 * @param request what is sent as JSON, with parameters in braces for values; null where the request has no body
 * @param pair the two keys that take turns, null where the answer has no such two
 * @param forms texts that can be made of the answer, by name
 * @param regeneration how a key is made new, null where that is not known
 * @param sample a request and its answer as documented, null where the file has none
 */
public record Operation(
        String name,
        String title,
        String documentation,
        String method,
        PathTemplate path,
        List<Parameter> parameters,
        String permission,
        String apiVersion,
        List<String> apiVersions,
        boolean preview,
        String body,
        Shape shape,
        Map<String, List<String>> aliases,
        String nextLink,
        ObjectNode request,
        RotationPair pair,
        Map<String, Form> forms,
        Regeneration regeneration,
        Sample sample) {

    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        parameters = List.copyOf(parameters);
        apiVersions = List.copyOf(apiVersions);
        aliases = Map.copyOf(aliases);
        request = request == null ? null : request.deepCopy();
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /**
     * What the documentation shows.
     *
     * @param made whether the answer was made after the schema because the documentation's is empty or a placeholder
     * @param request a value for each parameter
     * @param response the answer
     */
    public record Sample(boolean made, Map<String, String> request, ObjectNode response) {

        public Sample {
            request = Map.copyOf(request);
            response = response.deepCopy();
        }

        /** A copy of the answer: the caller may change it. */
        @Override
        public ObjectNode response() {
            return response.deepCopy();
        }
    }

    /** A copy of what is sent as JSON, with the names of parameters. Null where the request has no body. */
    @Override
    public ObjectNode request() {
        return request == null ? null : request.deepCopy();
    }

    /**
     * What is sent as JSON, null where the request has no body.
     *
     * @param values a value for each parameter
     */
    public ObjectNode request(UnaryOperator<String> values) {
        return request == null ? null : new RequestTemplate(request).fill(values);
    }

    /**
     * The form of that name.
     *
     * @throws InvalidRequestException if the operation has none of that name, listing those it has
     */
    public Form form(String form) {
        Form known = forms.get(form);
        if (known == null) {
            throw new InvalidRequestException("azkeys:" + name + " has no form '" + form + "'; "
                    + (forms.isEmpty() ? "it has none" : "its forms are " + String.join(", ", forms.keySet())));
        }
        return known;
    }

    /**
     * The operation that makes a key of the same resource new.
     *
     * @param key one of the names that {@link Regeneration#keys()} has
     * @throws IllegalStateException if the operation has no regeneration
     */
    public Operation regenerating(String key) {
        if (regeneration == null) {
            throw new IllegalStateException("azkeys:" + name + " regenerates no keys");
        }
        return regeneration.of(this, key);
    }

    /** The parameters that an option fills, in its order; empty where the operation has no use for the option. */
    public List<Parameter> parameters(Parameter.Role role) {
        return parameters.stream().filter(parameter -> parameter.role() == role).toList();
    }
}
