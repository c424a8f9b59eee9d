// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.text.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An operation of Azure Resource Manager that returns keys. Immutable.
 *
 * @param name the name in an endpoint URI, such as {@code iothub}
 * @param documentation where ARM documents it
 * @param method the HTTP method
 * @param path the path
 * @param parameters the parameters of the path in its order, then those that only the request body has
 * @param permission the permission that the identity needs, such as
 *     {@code Microsoft.Batch/batchAccounts/listKeys/action}
 * @param versions the API versions
 * @param body the JSON that it returns
 * @param request what it sends besides its path; null if there is nothing
 * @param pair the rotation pair; null if the response has none
 * @param forms the forms that can be made of the response, by name
 * @param regeneration how a key is regenerated; null if unsupported
 * @param failures failures whose meaning their status does not tell
 * @param sample a documented request and response; null if the file has none
 */
public record Operation(
        String name,
        Documentation documentation,
        String method,
        PathTemplate path,
        List<Parameter> parameters,
        String permission,
        ApiVersions versions,
        OperationBody body,
        RequestTemplate request,
        RotationPair pair,
        Map<String, Form> forms,
        Regeneration regeneration,
        List<KnownFailure> failures,
        Sample sample) {

    public Operation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        parameters = List.copyOf(parameters);
        failures = List.copyOf(failures);
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /**
     * ARM's documentation of an operation, and what users know it by.
     *
     * @param page the URL; null if there is no page
     * @param service the service as the Azure portal names it; null if the file does not state it
     * @param gives what the operation returns, as a phrase; null if the file does not state it
     * @param alsoCalled names that users try for the operation, such as {@code blob} for {@code storage}
     */
    public record Documentation(String title, String page, String service, String gives, List<String> alsoCalled) {

        public Documentation {
            alsoCalled = alsoCalled == null ? List.of() : List.copyOf(alsoCalled);
        }
    }

    /**
     * A request and a response.
     *
     * @param made whether the response was made from the schema because the documented one is empty or a placeholder
     * @param request a value for each parameter
     * @param resources the resources of the request that forms read; empty if there are none
     */
    public record Sample(
            boolean made, Map<String, String> request, ObjectNode response, Map<ReadResource, ObjectNode> resources) {

        public Sample {
            request = Map.copyOf(request);
            response = response.deepCopy();
            resources = Map.copyOf(resources);
        }

        /** Returns a copy, which the caller may change. */
        @Override
        public ObjectNode response() {
            return response.deepCopy();
        }
    }

    /** Returns the default API version. */
    public String apiVersion() {
        return versions.standard();
    }

    /** Returns the API versions known to support the operation, oldest first. Immutable. */
    public List<String> apiVersions() {
        return versions.known();
    }

    /** Returns the API versions for which a response of ARM is on record, oldest first. Immutable. */
    public List<String> seen() {
        return versions.seen();
    }

    /** Whether only preview versions support the operation. */
    public boolean preview() {
        return versions.preview();
    }

    /**
     * Returns the operation as it is in an API version. The result is made when the operation is read.
     *
     * @param version any text; a preview version precedes the stable version of its date
     */
    public Operation at(String version) {
        return versions.at(version, this);
    }

    /** Returns this operation with its earlier forms, by the version that ended each. */
    Operation withBefore(SortedMap<String, Operation> before) {
        return new Operation(
                name,
                documentation,
                method,
                path,
                parameters,
                permission,
                versions.withBefore(before),
                body,
                request,
                pair,
                forms,
                regeneration,
                failures,
                sample);
    }

    /**
     * Returns the JSON to send; null if the request has no body.
     *
     * @param values a value for each parameter; null leaves it out
     */
    public ObjectNode request(UnaryOperator<String> values) {
        return request == null ? null : request.fill(values);
    }

    /**
     * Returns the query parameters to send, besides the API version.
     *
     * @param values a value for each parameter; null leaves it out
     */
    public Map<String, String> query(UnaryOperator<String> values) {
        return request == null ? Map.of() : request.query(values);
    }

    /** Returns the parts of the request that options state, by name. */
    public Map<String, RequestParameter> requestOptions() {
        return request == null ? Map.of() : request.options();
    }

    /** Whether ARM makes new keys for each call, so that other keys do not mean that a key was regenerated. */
    public boolean isIssued() {
        return body.issued() != null;
    }

    /** Returns the form of that name. */
    public Form form(String form) {
        Form known = forms.get(form);
        if (known == null) {
            throw new InvalidRequestException("azkeys:" + name + " does not support form '" + Printable.of(form)
                    + "'. "
                    + (forms.isEmpty() ? "It has no forms" : "Supported: " + String.join(", ", forms.keySet())));
        }
        return known;
    }

    /** Returns the variables of all forms for which a resource is read. */
    public Set<String> variablesOf(ReadResource resource) {
        return forms.values().stream()
                .flatMap(form -> form.template().variables().stream())
                .filter(variable ->
                        ReadResource.of(variable).filter(resource::equals).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the operation that regenerates a key of the same resource.
     *
     * @param key one of the names in {@link Regeneration#keys()}
     */
    public Operation regenerating(String key) {
        return regenerating(key, requireRegeneration().keys().get(key));
    }

    /**
     * As {@link #regenerating(String)}, for a key of which ARM's word was {@linkplain Regeneration#listedWord listed}.
     */
    public Operation regenerating(String key, String word) {
        return requireRegeneration().of(this, key, word);
    }

    private Regeneration requireRegeneration() {
        if (regeneration == null) {
            throw new IllegalStateException("azkeys:" + name + " does not support regeneration");
        }
        return regeneration;
    }

    /** Returns the parameters that an option fills, in their order; empty if the operation does not use the option. */
    public List<Parameter> parameters(Parameter.Role role) {
        List<Parameter> filled = new ArrayList<>(1); // not a stream: this is called for each message
        for (Parameter parameter : parameters) {
            if (parameter.role() == role) {
                filled.add(parameter);
            }
        }
        return filled;
    }
}
