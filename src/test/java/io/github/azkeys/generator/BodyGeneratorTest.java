// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyGeneratorTest {

    private static final String OPERATION = """
            {
              "title": "Things - List Keys",
              "documentation": "https://example.com/things",
              "body": {
                "name": "ThingKeys",
                "description": "The keys of a thing; `null` where it has none.",
                "fields": {
                  "thing": {"description": "its name", "shown": true},
                  "Primary_Key": {"description": "the key", "writeNull": true},
                  "made": {"description": "when", "type": "time"},
                  "sites": {
                    "description": "where",
                    "list": true,
                    "itemName": "name",
                    "itemKey": "key",
                    "type": {
                      "name": "Site",
                      "description": "A place.",
                      "fields": {
                        "name": {"description": "its name", "shown": true},
                        "key": {"description": "its key"}
                      }
                    }
                  },
                  "by": {"description": "who", "type": "Maker"}
                }
              }
            }
            """;

    private static final String MAKER = """
            {
              "description": "Who made it.",
              "title": "Things",
              "documentation": "https://example.com/",
              "fields": {
                "name": {"description": "the name", "shown": true}
              }
            }
            """;

    @TempDir
    Path project;

    private Path operations;
    private Path shapes;

    @BeforeEach
    void writeCatalog() throws IOException {
        operations = Files.createDirectories(project.resolve("catalog/operations"));
        shapes = Files.createDirectories(project.resolve("catalog/shapes"));
        Files.writeString(operations.resolve("thing.json"), OPERATION);
        Files.writeString(shapes.resolve("Maker.json"), MAKER);
    }

    @Test
    void theRecordsOfTheSourceAreThoseOfTheCatalogue() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/generated/java/io/github/azkeys/keys"))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(sources).isEqualTo(BodyGenerator.render(Path.of("catalog")));
    }

    @Test
    void aShapeBecomesARecordWithWhatOnlyItHolds() throws IOException {
        Map<String, String> files = BodyGenerator.render(project.resolve("catalog"));

        assertThat(files).containsOnlyKeys("ThingKeys.java");
        assertThat(files.get("ThingKeys.java"))
                .startsWith("// SPDX-License-Identifier: Apache-2.0\n// Generated from catalog/operations/thing.json.")
                .contains(
                        """
                         * The keys of a thing; {@code null} where it has none.
                         *
                         * @param thing its name
                         * @param primaryKey the key
                        """,
                        """
                         * @see <a href="https://example.com/things">Things - List Keys</a>
                         */
                        @JsonInclude(JsonInclude.Include.NON_NULL)
                        public record ThingKeys(
                                @Nullable String thing,
                                @JsonProperty("Primary_Key") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String primaryKey,
                                @Nullable DateTime made,
                                @Nullable List<Site> sites,
                                @Nullable Maker by,
                                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                        """,
                        """
                                return Fields.of(getClass())
                                        .shown("thing", thing)
                                        .secret("Primary_Key", primaryKey)
                                        .shown("made", made)
                                        .named("sites", sites, Site::name, Site::key)
                                        .nested("by", by)
                                        .additional(additionalProperties);
                        """,
                        "\n    public record Site(\n",
                        "     * @see <a href=\"https://example.com/things\">Things - List Keys</a>\n",
                        "\n    public record Maker(\n",
                        "     * @see <a href=\"https://example.com/\">Things</a>\n");
    }

    @Test
    void aRecordKnowsTheNamesOfItsRotationPair() throws IOException {
        Files.writeString(
                operations.resolve("thing.json"),
                OPERATION.replaceFirst(
                        "\\{", "{\"pair\": {\"primary\": \"Primary_Key\", \"secondary\": \"sites[name=Two].key\"},"));

        assertThat(BodyGenerator.render(project.resolve("catalog")).get("ThingKeys.java"))
                .contains("""
                                        .also("primary", primaryKey)
                                        .also("secondary", Parts.key(sites, item -> "Two".equalsIgnoreCase(item.name()), Site::key))
                                        .additional(additionalProperties);
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Key", "made", "thing", "sites", "sites[name=Two].name", "sites[color=red].key", "by.x.y"})
    void aPathOfARotationPairMustLeadToAKey(String path) throws IOException {
        Files.writeString(
                operations.resolve("thing.json"),
                OPERATION.replaceFirst("\\{", "{\"pair\": {\"primary\": \"" + path + "\"},"));

        assertThatThrownBy(() -> BodyGenerator.render(project.resolve("catalog")))
                .hasMessageContaining("catalog/operations/thing.json is wrong: pair.primary is '" + path
                        + "', which is not the path of a key in the fields of the body");
    }

    @Test
    void operationsOfOneBodyHaveTheSameRotationPair() throws IOException {
        Files.writeString(
                operations.resolve("thing.json"),
                OPERATION.replaceFirst("\\{", "{\"pair\": {\"primary\": \"Primary_Key\"},"));
        Files.writeString(
                operations.resolve("zebra.json"), "{\"body\": \"ThingKeys\", \"pair\": {\"primary\": \"sites.key\"}}");

        assertThatThrownBy(() -> BodyGenerator.render(project.resolve("catalog")))
                .hasMessageContaining("catalog/operations/zebra.json is wrong: pair.primary is 'sites.key',"
                        + " but 'Primary_Key' in another operation");
    }

    @Test
    void aShapeThatSeveralHoldHasAFileOfItsOwn() throws IOException {
        Files.writeString(
                operations.resolve("other.json"),
                OPERATION.replace("Thing", "Other").replace("Site", "Spot"));

        assertThat(BodyGenerator.render(project.resolve("catalog")))
                .containsOnlyKeys("Maker.java", "OtherKeys.java", "ThingKeys.java")
                .hasEntrySatisfying("Maker.java", source -> assertThat(source)
                        .contains("Generated from catalog/shapes/Maker.json", "\npublic record Maker("));
    }

    @Test
    void onlyWhatDiffersIsWrittenAndWhatNobodyNeedsIsDeleted() throws IOException {
        Path folder = project.resolve("src/generated/java/io/github/azkeys/keys");
        BodyGenerator.main(new String[] {project.toString()});
        Path file = folder.resolve("ThingKeys.java");
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, before);
        Files.writeString(folder.resolve("Gone.java"), "class Gone {}");

        BodyGenerator.main(new String[] {project.toString()});

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(folder.resolve("Gone.java")).doesNotExist();

        Files.writeString(operations.resolve("thing.json"), OPERATION.replace("the key", "the first key"));
        BodyGenerator.main(new String[] {project.toString()});

        assertThat(file).content().contains("@param primaryKey the first key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Maker\" | \"Nobody\" | catalog/operations/thing.json is wrong: body.fields.by.type is 'Nobody'. Supported: text",
                "\"name\": \"ThingKeys\", | ~~ | catalog/operations/thing.json is wrong: body needs a name and a description",
                "\"description\": \"A place.\", | ~~ | catalog/operations/thing.json is wrong: Site needs a name and a description",
                "{\"description\": \"its key\"} | {} | catalog/operations/thing.json is wrong: Site.key needs a description",
                "\"Primary_Key\" | \"class\" | ThingKeys.class becomes 'class', which is not a valid component name",
                "\"Primary_Key\" | \"keyNames\" | ThingKeys.keyNames becomes 'keyNames', which is not a valid component name",
                "\"name\": \"Site\", | \"name\": \"Site\", \"title\": \"Sites\", | Site needs both title and documentation, or neither",
                "\"type\": \"Maker\" | \"type\": \"text\" | catalog/shapes/Maker.json is not used"
            })
    void aWrongFileIsNamed(String right, String wrong, String problem) throws IOException {
        assertThat(OPERATION).contains(right);
        Files.writeString(operations.resolve("thing.json"), OPERATION.replace(right, wrong));

        assertThatThrownBy(() -> BodyGenerator.render(project.resolve("catalog")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void oneNameForTwoShapesIsAnError() throws IOException {
        Files.writeString(
                operations.resolve("zebra.json"),
                OPERATION.replace("Thing", "Zebra").replace("its key", "their key"));

        assertThatThrownBy(() -> BodyGenerator.render(project.resolve("catalog")))
                .hasMessageContaining("catalog/operations/zebra.json is wrong: Site is also defined in"
                        + " catalog/operations/thing.json");
    }
}
