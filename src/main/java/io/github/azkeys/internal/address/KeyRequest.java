// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.ReadResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request for the keys of one resource.
 *
 * @param address the resource and, if the operation needs it, the key
 * @param apiVersion the ARM API version
 * @param options what the options of the endpoint state of the request
 * @param failure the beginning of error messages, such as {@code cannot get the keys of} the resource
 * @param reads the resources that are read in addition to the keys, because a form needs them
 */
public record KeyRequest(
        ResourceAddress address, String apiVersion, RequestOptions options, String failure, Set<ReadResource> reads) {

    public KeyRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(failure, "failure");
        // read in the same order every time
        reads = reads.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(reads));
    }

    /** Creates a request that lists keys and reads resources. */
    public KeyRequest(ResourceAddress address, String apiVersion, RequestOptions options, Set<ReadResource> reads) {
        this(address, apiVersion, options, "cannot get the keys of", reads);
    }

    /** Creates a request that lists keys, of an operation without options. */
    public KeyRequest(ResourceAddress address, String apiVersion) {
        this(address, apiVersion, RequestOptions.NONE, Set.of());
    }

    /**
     * Returns the JSON to send; null if the request has no body.
     *
     * @param now the time from which a key that ARM makes is valid
     */
    public ObjectNode json(Instant now) {
        return operation().request(name -> value(name, now));
    }

    /** Returns the query parameters to add to the URL after the API version, each with an ampersand before it. */
    public String query(Instant now) {
        if (operation().request() == null) {
            return "";
        }
        StringBuilder query = new StringBuilder();
        operation().query(name -> value(name, now)).forEach((name, value) -> query.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        return query.toString();
    }

    private String value(String name, Instant now) {
        String option = options.value(name, now);
        return option == null ? address.value(name) : option;
    }

    /** Returns a text that is equal for requests of the same keys. It is not secret, and can be the name of a state. */
    public String identity() {
        String resource = address.stateName().toLowerCase(Locale.ROOT); // ARM ignores case
        return options.values().isEmpty() ? resource : resource + options.stateName();
    }

    /** Returns the beginning of error messages, such as {@code azkeys:batch cannot get the keys of} the resource. */
    public String task() {
        return "azkeys:" + operation().name() + " " + failure + " " + address.resourceId();
    }

    public Operation operation() {
        return address.operation();
    }

    /**
     * Returns the request that regenerates a key of the same resource, which first reads the same resources.
     *
     * @param key one of the names in the operation's regeneration
     */
    public KeyRequest regenerating(String key) {
        return regenerating(key, operation().regeneration().keys().get(key));
    }

    /**
     * As {@link #regenerating(String)}.
     *
     * @param word ARM's word for the key
     */
    public KeyRequest regenerating(String key, String word) {
        return new KeyRequest(
                address.to(operation().regenerating(key, word)),
                apiVersion,
                options,
                "cannot regenerate the key " + key + " of",
                reads);
    }

    /** Returns the same request for use after a key was regenerated. */
    public KeyRequest afterRegenerating(String key) {
        return new KeyRequest(
                address, apiVersion, options, "has regenerated the key " + key + ", but cannot get the keys of", reads);
    }
}
