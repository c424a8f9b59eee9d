// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.keys.KeySet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The response of an operation with places for secrets and for names, found in its sample: a key that is a secret by itself
 * is one place. A key that is composed, such as a connection string or a URL, has the places of the secrets in it. A made
 * secret in it begins with {@code sample-}. Names of the sample's request are replaced in names, URLs and connection strings.
 * Immutable.
 */
final class ResponseTemplate {

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private static final String MADE_SECRET = "sample-[\\w-]*\\w={0,2}";
    /** The value of an attribute of a connection string or of a query, or the password of a URL. */
    private static final String VALUE = "(?<=[=:])(?:%s)(?=[;&@]|$)";

    private final SampleKeys keys;
    private final ObjectNode response;
    private final Map<ReadResource, ObjectNode> resources;
    private final Map<String, String> names;
    private final Map<JsonPointer, Place> whole = new HashMap<>();
    private final Map<String, Place> parts = new HashMap<>();
    private final Pattern inNames;
    private final Pattern inComposed;

    /**
     * @param id the same for equal made secrets of all operations of a resource
     * @param text the secret in the sample
     * @param inUrl whether it must consist of characters that are allowed in a URL
     */
    record Place(String id, String text, boolean inUrl) {}

    ResponseTemplate(Operation operation, Operation.Sample sample) {
        keys = new SampleKeys(operation);
        response = sample.response();
        names = sample.request();
        resources = sample.resources();
        Collection<JsonPointer> positions = keys.positions(response).values();
        List<String> composed = positions.stream()
                .map(this::text)
                .filter(ResponseTemplate::isComposed)
                .toList();
        positions.forEach(position -> {
            String text = text(position);
            if (!isComposed(text)) {
                // equal texts that were not made, such as <redacted>, are different secrets
                String id = isMade(text) ? text : operation.name() + " " + position;
                whole.put(position, new Place(id, text, composed.stream().anyMatch(url -> isInUrl(url, text))));
                parts.putIfAbsent(text, whole.get(position));
            }
        });
        composed.forEach(text -> Pattern.compile(VALUE.formatted(MADE_SECRET))
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(secret -> parts.putIfAbsent(secret, new Place(secret, secret, isInUrl(text, secret)))));
        String words = "(?i:(?<![A-Za-z0-9])(?:" + anyOf(names.values()) + ")(?![A-Za-z0-9]))";
        inNames = Pattern.compile(words);
        inComposed = Pattern.compile(VALUE.formatted(anyOf(parts.keySet())) + "|" + words);
    }

    private static String anyOf(Collection<String> texts) {
        return texts.isEmpty()
                ? "(?!)" // matches nothing
                : texts.stream().sorted(LONGEST_FIRST).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** Returns the keys of a response. */
    KeySet read(ObjectNode response) {
        return keys.read(response);
    }

    /** Returns the object in the response that contains a key. */
    ObjectNode enclosingObject(ObjectNode filled, String keyName) {
        return (ObjectNode) filled.at(position(filled, keyName).head()).deepCopy();
    }

    /** Returns all secrets. */
    Set<Place> places() {
        return Stream.concat(whole.values().stream(), parts.values().stream()).collect(Collectors.toSet());
    }

    /**
     * Returns the secrets in a key.
     *
     * @throws IllegalArgumentException if there is no key with this name; the message lists the names
     */
    Set<Place> places(ObjectNode filled, String keyName) {
        JsonPointer position = position(filled, keyName);
        return whole.containsKey(position)
                ? Set.of(whole.get(position))
                : Pattern.compile(VALUE.formatted(anyOf(parts.keySet())))
                        .matcher(text(position))
                        .results()
                        .map(part -> parts.get(part.group()))
                        .collect(Collectors.toSet());
    }

    private JsonPointer position(ObjectNode filled, String keyName) {
        Map<String, JsonPointer> positions = keys.positions(filled);
        if (!positions.containsKey(keyName)) {
            throw new IllegalArgumentException("There is no key '" + keyName + "'. Keys: " + positions.keySet());
        }
        return positions.get(keyName);
    }

    /**
     * Returns the response of a resource.
     *
     * @param values a value for each parameter of the path
     * @param secrets returns the secret of a place
     */
    ObjectNode fill(Map<String, String> values, Function<Place, String> secrets) {
        ObjectNode filled = response.deepCopy();
        fill(filled, JsonPointer.empty(), values, secrets);
        return filled;
    }

    /** Returns a resource of the sample with the names of another one; empty if the sample does not have it. */
    Optional<ObjectNode> resource(ReadResource read, Map<String, String> values) {
        return Optional.ofNullable(resources.get(read)).map(resource -> {
            ObjectNode filled = resource.deepCopy();
            // not at the position of a key
            fill(filled, JsonPointer.empty().appendProperty(read.name()), values, Place::text);
            return filled;
        });
    }

    private void fill(JsonNode node, JsonPointer at, Map<String, String> values, Function<Place, String> secrets) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonPointer below = at.appendProperty(field.getKey());
                if (field.getValue().isTextual()) {
                    field.setValue(object.textNode(fill(below, field.getValue().textValue(), values, secrets)));
                }
                fill(field.getValue(), below, values, secrets);
            });
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonPointer below = at.appendIndex(i);
                if (list.get(i).isTextual()) {
                    list.set(i, fill(below, list.get(i).textValue(), values, secrets));
                }
                fill(list.get(i), below, values, secrets);
            }
        }
    }

    private String fill(JsonPointer at, String text, Map<String, String> values, Function<Place, String> secrets) {
        if (whole.containsKey(at)) {
            return secrets.apply(whole.get(at));
        }
        if (text.contains(" ")) {
            return text;
        }
        Pattern replaced = isComposed(text) ? inComposed : inNames;
        return replaced.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        replaced == inComposed && parts.containsKey(found.group())
                                ? secrets.apply(parts.get(found.group()))
                                : name(found.group(), values)));
    }

    /** Returns the new name, in lower case if the sample has the old one in another case, as in a host name. */
    private String name(String found, Map<String, String> values) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(found))
                .findFirst()
                .map(name -> values.get(name.getKey()))
                .orElseGet(() -> names.entrySet().stream()
                        .filter(name -> name.getValue().equalsIgnoreCase(found))
                        .findFirst()
                        .map(name -> values.get(name.getKey()).toLowerCase(Locale.ROOT))
                        .orElseThrow());
    }

    private String text(JsonPointer position) {
        return response.at(position).textValue();
    }

    private static boolean isMade(String text) {
        return text.matches(MADE_SECRET);
    }

    /** Whether it is a URL or a connection string. */
    private static boolean isComposed(String text) {
        return text.contains("://") || text.indexOf('=') > 0 && text.indexOf(';') > text.indexOf('=');
    }

    private static boolean isInUrl(String text, String secret) {
        int scheme = text.indexOf("://");
        int at = text.indexOf(secret);
        return scheme >= 0 && at > scheme && text.substring(scheme, at).indexOf(';') < 0;
    }
}
