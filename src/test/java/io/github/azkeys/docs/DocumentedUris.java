// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The endpoint URIs and options in documents, examples, Kamelets and Javadoc, which users copy. */
final class DocumentedUris {

    private static final List<String> PLACES =
            List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "catalog", "examples", "src/main");
    private static final Pattern TEXT = Pattern.compile(".*\\.(md|adoc|java|properties|yaml|xml)");

    /** Excludes placeholders, also injected ones, a scheme alone, and Maven coordinates. */
    private static final Pattern URI =
            Pattern.compile("(?<![\\w.{-]|@PropertyInject\\(\")(?:azkeys:|kamelet:azkeys-\\w+\\?)[a-z0-9]"
                    + "(?:[^\\s\"'`<>|)\\[{}]|\\{+[^\\s{}]*}+)*(?<![.,:;])");

    private static final Pattern DECLARATION =
            Pattern.compile("^camel\\.azkeys\\.keys\\.[\\w-]+ *= *(.*)$", Pattern.MULTILINE);
    private static final Pattern COMPONENT_OPTION =
            Pattern.compile("^camel\\.component\\.azkeys\\.\\S+ *=.*$", Pattern.MULTILINE);
    private static final Pattern YAML_BLOCK =
            Pattern.compile("(?:\\[source,yaml]\n----|```yaml)\n(.*?)\n(?:----|```)", Pattern.DOTALL);

    private final Map<Path, String> texts;

    DocumentedUris() {
        try (Stream<Path> files = PLACES.stream().flatMap(DocumentedUris::files)) {
            texts = files.collect(Collectors.toMap(file -> file, DocumentedUris::read));
        }
    }

    /** Returns the endpoint URIs with this prefix; in YAML with the {@code parameters}. */
    Set<String> uris(String beginning) {
        Set<String> uris = new TreeSet<>(found(URI, 0));
        found(DECLARATION, 1).forEach(declared -> uris.add("azkeys:" + declared));
        texts.forEach((file, text) -> {
            if (file.toString().endsWith(".yaml")) {
                addSteps(text, uris);
            }
            YAML_BLOCK.matcher(text).results().forEach(block -> addSteps(block.group(1), uris));
        });
        uris.removeIf(uri -> !uri.startsWith(beginning));
        return uris;
    }

    /** Returns the lines of properties files that set an option of the component. */
    Set<String> componentOptions() {
        return found(COMPONENT_OPTION, 0);
    }

    private Set<String> found(Pattern pattern, int group) {
        return texts.values().stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(group).replace("&amp;", "&")) // XML
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void addSteps(String yaml, Set<String> uris) {
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            addSteps(document, uris);
        }
    }

    private static void addSteps(Object node, Set<String> uris) {
        if (node instanceof List<?> list) {
            list.forEach(item -> addSteps(item, uris));
        } else if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> addSteps(value, uris));
            if (map.get("uri") instanceof String uri && map.get("parameters") instanceof Map<?, ?> parameters) {
                uris.add(parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&", uri + (uri.contains("?") ? "&" : "?"), "")));
            }
        }
    }

    private static Stream<Path> files(String place) {
        try {
            return Files.walk(Path.of(place))
                    .filter(file -> TEXT.matcher(file.toString()).matches())
                    .filter(file -> !file.toString().contains("/target/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
