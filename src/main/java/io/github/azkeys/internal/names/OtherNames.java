// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.names;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers names that no operation has. Finds the operations that a name may mean: by the names that operation files and
 * {@code elsewhere.json} list, and by the resource type and the service of each operation. Names are compared without
 * regard to case, separators, a plural, and a leading {@code az}, {@code Azure} or {@code Microsoft}. Immutable.
 */
public final class OtherNames {

    private static final int MOST = 3;

    /** A shorter name is part of too many words to be guessed from a wrong one. */
    private static final int SHORTEST_GUESS = 5;

    private static final Pattern COMMAND = Pattern.compile("^az[ -]");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern VENDOR = Pattern.compile("^(?:azure|microsoft)(?=.)");

    /** Ways to find operations by a word, the best first. */
    private final List<Map<String, List<Meant>>> ways;

    private final List<String> names;
    private final Map<String, List<String>> elsewhere;

    /**
     * An operation that can be meant.
     *
     * @param gives what it returns, as a phrase; null if unknown
     * @param service the service as the Azure portal names it; null if unknown
     * @param alsoCalled other names that users try
     */
    public record Meant(
            String name,
            String resourceType,
            @Nullable String service,
            @Nullable String gives,
            List<String> alsoCalled) {

        public Meant {
            alsoCalled = List.copyOf(alsoCalled);
        }
    }

    /**
     * @param operations all operations that can be meant
     * @param elsewhere the content of {@code elsewhere.json}
     */
    public OtherNames(List<Meant> operations, JsonNode elsewhere) {
        this.names = operations.stream().map(Meant::name).toList();
        this.ways = List.of(
                by(operations, meant -> Stream.concat(Stream.of(meant.name()), meant.alsoCalled().stream())),
                by(operations, meant -> Stream.of(meant.resourceType())),
                by(operations, meant -> Stream.ofNullable(meant.service())),
                ofOneType(by(operations, meant -> Stream.of(lastOf(meant.resourceType())))));
        this.elsewhere = answers(elsewhere);
    }

    private static Map<String, List<Meant>> by(List<Meant> operations, Function<Meant, Stream<String>> names) {
        Map<String, List<Meant>> found = new LinkedHashMap<>();
        operations.forEach(operation -> names.apply(operation)
                .map(OtherNames::word)
                .distinct()
                .forEach(word ->
                        found.computeIfAbsent(word, key -> new ArrayList<>()).add(operation)));
        return found;
    }

    /** Leaves out words such as {@code namespaces}, which several services use. */
    private static Map<String, List<Meant>> ofOneType(Map<String, List<Meant>> found) {
        found.values()
                .removeIf(operations -> operations.stream()
                                .map(operation -> operation.resourceType())
                                .distinct()
                                .count()
                        > 1);
        return found;
    }

    private static String lastOf(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** Returns a name without what users vary. */
    public static String word(String name) {
        String lower = COMMAND.matcher(name.toLowerCase(Locale.ROOT).strip()).replaceFirst("");
        String word = VENDOR.matcher(SEPARATORS.matcher(lower).replaceAll("")).replaceFirst("");
        if (word.length() < 4 || !word.endsWith("s")) {
            return word;
        }
        return word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word.substring(0, word.length() - 1);
    }

    /** Returns sentences that lead from a name to what it may mean; empty if that is unknown. */
    public String hint(String name) {
        Set<String> hints = new LinkedHashSet<>();
        for (String word : words(name)) {
            List<Meant> meant = meant(word);
            if (!meant.isEmpty()) {
                hints.add("Did you mean: "
                        + meant.stream().map(OtherNames::text).collect(Collectors.joining(", ")) + "?");
            }
            hints.addAll(elsewhere.getOrDefault(word, List.of()));
            if (!hints.isEmpty()) {
                return String.join(" ", hints);
            }
        }
        List<String> closest = closest(name);
        return closest.isEmpty() ? "" : "Did you mean: " + String.join(", ", closest) + "?";
    }

    /** Returns the name, and if it is a resource type, the types that it is nested in and its namespace. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
            words.add(word(name.substring(0, end)));
        }
        return words;
    }

    private List<Meant> meant(String word) {
        return ways.stream()
                .map(way -> way.getOrDefault(word, List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing(
                                (Meant operation) -> operation.name().length())
                        .thenComparing(Meant::name))
                .limit(MOST)
                .toList();
    }

    private static String text(Meant operation) {
        String gives = operation.gives();
        return operation.name() + (gives == null ? "" : " (" + gives + ")");
    }

    private List<String> closest(String name) {
        List<String> closest = ClosestNames.of(name, names, MOST);
        if (!closest.isEmpty()) {
            return closest;
        }
        List<String> others = ways.get(0).keySet().stream()
                .filter(word -> word.length() >= SHORTEST_GUESS)
                .toList();
        return ClosestNames.of(word(name), others, MOST).stream()
                .flatMap(word -> meant(word).stream())
                .map(Meant::name)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Returns where to find the secrets of services that have no operation, by the words for them. */
    private static Map<String, List<String>> answers(JsonNode elsewhere) {
        Map<String, List<String>> answers = new HashMap<>();
        for (JsonNode entry : elsewhere) {
            Stream<JsonNode> names = Stream.concat(
                    Stream.of(entry.path("service")),
                    StreamSupport.stream(entry.path("names").spliterator(), false));
            names.map(name -> word(name.asText())).distinct().forEach(word -> answers.computeIfAbsent(
                            word, key -> new ArrayList<>())
                    .add(entry.path("answer").asText() + "."));
        }
        return answers;
    }
}
