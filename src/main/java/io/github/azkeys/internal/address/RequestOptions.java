// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RequestParameter;
import io.github.azkeys.internal.catalog.RequestTemplate;
import io.github.azkeys.internal.text.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the options of an endpoint state of the request, besides the resource: the options {@code request.<name>}, and how
 * long a key that ARM makes is valid. Not secret. Case matters. Immutable.
 *
 * @param values the text of each part, with defaults, in the order of the names
 * @param validity null if ARM makes no key
 */
public record RequestOptions(Map<String, String> values, Duration validity) {

    /** The options of an operation that has none. */
    public static final RequestOptions NONE = new RequestOptions(Map.of(), null);

    public RequestOptions {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Checks the options of an endpoint.
     *
     * @param given the options by name, without the prefix
     * @param validity the option {@code tokenValidity}
     * @throws InvalidRequestException if an option is unknown, missing or wrong; the message has the names of all
     */
    public static RequestOptions of(Operation operation, Map<String, ?> given, Duration validity) {
        Map<String, RequestParameter> known = operation.requestOptions();
        given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException("azkeys:" + operation.name() + " does not support option request."
                            + Printable.of(name) + ". " + supported(known));
                });
        Map<String, String> values = new TreeMap<>();
        known.forEach((name, parameter) -> {
            Object stated = given.get(name);
            String text = stated == null ? parameter.defaultValue() : stated.toString();
            if (text != null) {
                values.put(name, valid(parameter, text));
            } else if (parameter.isRequired()) {
                throw new InvalidRequestException("azkeys:" + operation.name() + " needs option " + parameter.option()
                        + (parameter.example() == null ? "" : ", such as " + parameter.example()) + ". "
                        + supported(known));
            }
        });
        return new RequestOptions(values, operation.isIssued() ? validity : null);
    }

    private static String supported(Map<String, RequestParameter> known) {
        return known.isEmpty()
                ? "It has no options of that kind"
                : "Supported: "
                        + known.values().stream().map(RequestParameter::option).collect(Collectors.joining(", "));
    }

    private static String valid(RequestParameter parameter, String text) {
        parameter.violation(text).ifPresent(rule -> {
            throw new InvalidRequestException("option " + parameter.option() + " '" + Printable.of(text) + "' " + rule);
        });
        return text;
    }

    /**
     * Returns the value of a placeholder; null if no option states it.
     *
     * @param now the time from which a key is valid
     */
    String value(String name, Instant now) {
        if (validity == null) {
            return values.get(name);
        }
        return switch (name) {
            case RequestTemplate.EXPIRY -> expiry(now).toString();
            case RequestTemplate.VALIDITY -> validity.toString();
            case RequestTemplate.VALIDITY_DAYS ->
                String.valueOf(validity.plusDays(1).minusMillis(1).toDays());
            default -> values.get(name);
        };
    }

    /** Returns the texts for the name of a state, as {@link ResourceAddress#stateName()}. */
    String stateName() {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + ":" + encoded(value.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns when a key that ARM makes now expires. */
    public Instant expiry(Instant now) {
        return now.plus(validity).truncatedTo(ChronoUnit.SECONDS);
    }
}
