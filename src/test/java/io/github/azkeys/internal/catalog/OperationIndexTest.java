// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class OperationIndexTest {

    static final String OWN = """
            {
              "name": "own",
              "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/My.Provider/things/{thing}/parts/{part}/listKeys",
              "parameters": {"thing": {}, "part": {"option": "keyName", "pattern": "[a-z]+", "minLength": 2, "maxLength": 5}},
              "apiVersion": "2025-01-01",
              "body": "BatchAccountKeys"
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "batch, POST, /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Batch/batchAccounts/{accountName}/listKeys, 2024-07-01",
        "iothub, POST, /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Devices/IotHubs/{resourceName}/IotHubKeys/{keyName}/listkeys, 2018-04-01",
        "mlworkspace, POST, /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.MachineLearningServices/workspaces/{workspaceName}/listKeys, 2024-10-01"
    })
    void theThreeFirstOperationsAreAsDocumented(String name, String method, String path, String apiVersion) {
        Operation operation = new OperationIndex().get(name);

        assertThat(operation.method()).isEqualTo(method);
        assertThat(operation.path()).hasToString(path);
        assertThat(operation.apiVersion()).isEqualTo(apiVersion);
    }

    @Test
    void listsItsNamesInOrder() {
        List<String> names = new OperationIndex().names();

        assertThat(names).contains("batch", "iothub", "mlworkspace").isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"btach, batch", "Batch, batch", "iot-hub, iothub", "iothubs, iothub", "ml-workspace, mlworkspace"})
    void anUnknownNameIsAnsweredWithTheClosest(String wrong, String meant) {
        OperationIndex catalog = new OperationIndex();
        assertThatThrownBy(() -> catalog.get(wrong))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Unknown operation '" + wrong + "'")
                .hasMessageContaining("Did you mean: ")
                .hasMessageContaining(meant);
    }

    @Test
    void aNameLikeNoneIsAnsweredWithWhereTheListIs() {
        OperationIndex catalog = new OperationIndex();
        assertThatThrownBy(() -> catalog.get("zzzzzzzzzz"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Unknown operation 'zzzzzzzzzz'. The page operations.adoc lists all operations"
                        + " by service. For operations that the catalog lacks, use azkeys:resource with the options"
                        + " resourceId, action and apiVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../batch", "a/b", "batch.json", "", "BATCH%00", "-x"})
    void aNameThatIsNoFileNameIsNeverLookedUp(String name) {
        List<String> opened = new ArrayList<>();
        OperationIndex catalog = new OperationIndex(location -> {
            opened.add(location);
            return null;
        });

        assertThatThrownBy(() -> catalog.get(name)).isInstanceOf(InvalidRequestException.class);
        assertThat(opened).isEmpty();
    }

    @Test
    void readsOnlyTheFileThatIsAskedForAndReadsItOnce() {
        List<String> opened = new ArrayList<>();
        OperationIndex catalog = new OperationIndex(location -> {
            opened.add(location);
            return new ByteArrayInputStream(OWN.getBytes(StandardCharsets.UTF_8));
        });

        Operation operation = catalog.get("own");

        assertThat(catalog.get("own")).isSameAs(operation);
        assertThat(opened).containsExactly("META-INF/azkeys/operations/own.json");
        assertThat(operation.method()).isEqualTo("POST");
        assertThat(operation.path().resourceType()).isEqualTo("My.Provider/things");
        assertThat(operation.parameters(Parameter.Role.KEY))
                .extracting(Parameter::name)
                .containsExactly("part");
        assertThat(operation.apiVersions()).containsExactly("2025-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"own\"' | '\"other\"' | name is 'other'",
                "'\"name\": \"own\",' | '' | name is missing",
                "'\"path\"' | '\"route\"' | route",
                "'\"apiVersion\": \"2025-01-01\",' | '' | apiVersion is missing",
                "'\"apiVersion\": \"2025-01-01\"' | '\"apiVersion\": \"2025-01-01\", \"apiVersions\": [\"2024-01-01\"]' | apiVersions does not list",
                "'\"body\": \"BatchAccountKeys\"' | '\"body\": \" \"' | body is missing",
                "'\"body\": \"BatchAccountKeys\"' | '\"body\": 7' | body must be a text or an object",
                "'/parts/{part}/' | '/parts/{thing}/' | names {thing} twice",
                "'/parts/' | '/pa rts/' | which is not a valid ARM name",
                "'/subscriptions/{subscriptionId}' | '/tenants/{subscriptionId}' | must begin with",
                "'/{thing}' | '/{thong}' | {thong}",
                "'/parts/{part}/listKeys' | '/parts/{part}' | must end with the action",
                "'/listKeys' | '/list Keys' | which is not a valid ARM name",
                "'\"thing\": {}' | '\"thing\": {}, \"spare\": {}' | parameters.spare",
                "'\"thing\": {}' | '\"thing\": {}, \"subscriptionId\": {}' | parameters.subscriptionId is the same for all",
                "'\"[a-z]+\"' | '\"[a-z\"' | parameters.part.pattern",
                "'\"keyName\"' | '\"resourceName\"' | parameters.part.option",
                "'\"minLength\": 2' | '\"minLength\": \"two\"' | minLength",
                "'\"apiVersion\"' | '\"method\": \"DELETE\", \"apiVersion\"' | it can be POST or GET",
                "'\"body\"' | '\"sample\": {}, \"body\"' | sample needs",
                "'{\n' | '[\n' | own.json",
                "'{\n' | '<html>' | is not valid JSON"
            })
    void aWrongFileIsRefusedByFileAndField(String right, String wrong, String problem) {
        String text =
                OWN.replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        assertThat(text).isNotEqualTo(OWN);

        assertRefused(text, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key}-{thing} | {thong} | forms.own-form.template names {thong}",
                "{key}-{thing} | {key}-{part} | forms.own-form.template names {part}",
                "{key}-{thing} | {thing} | forms.own-form.template does not name {key}",
                "'\"template\"' | '\"resource\"' | forms.own-form.keyName is missing",
                "'\"template\": \"{key}-{thing}\",' | '' | forms.own-form needs a template",
                "'\"keys\": {\"first\": \"a[b=c].d\"}' | '\"keys\": {}' | forms.own-form.keys is missing",
                "a[b=c].d | a[b].d | forms.own-form.keys.first is 'a[b].d'; it must look like primaryKey",
                "a[b=c].d | a..d | forms.own-form.keys.first is 'a..d'",
                "'\"first\"' | '\"First\"' | forms.own-form.keys.First must be a name",
                "own-form | OwnForm | forms.OwnForm is not a valid form name",
                "'\"template\"' | '\"base64Key\": true, \"template\"' | has no resource to sign for",
                "'\"template\"' | '\"suffix\": \"x\", \"template\"' | suffix",
                "{key}-{thing} | {key}-{resource.a b} | forms.own-form.template names {resource.a b}",
                "{key}-{thing} | {key}-{resource} | forms.own-form.template names {resource}",
                "{key}-{thing} | {key}-{parent.a} | forms.own-form names {parent.<path>}, but the resource is not nested",
                "{key}-{thing} | [{key}] | forms.own-form.template can have in brackets only fields of the resource",
                "{key}-{thing} | {key}[{resource.a} | forms.own-form.template can have in brackets only",
                "'\"template\"' | '\"keyName\": \"{resource.a}\", \"template\"' | forms.own-form.keyName names a field",
                "'\"template\"' | '\"words\": {\"resource.a\": {}}, \"template\"' | words has {resource.a}, which is not in"
            })
    void aWrongFormIsRefusedByFileAndField(String right, String wrong, String problem) {
        String form = "\"forms\": {\"own-form\": {\"template\": \"{key}-{thing}\","
                + " \"keys\": {\"first\": \"a[b=c].d\"}}}, \"body\"";
        String text = OWN.replace("\"body\"", form.replace(right, wrong));
        assertThat(form).contains(right);

        assertRefused(text, problem);
    }

    @Test
    void noFileOfTheApplicationRedefinesAnOperation() {
        String text = OWN.replace("own", "batch");

        assertThatThrownBy(() -> catalogOf(text).get("batch"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("azkeys:batch is part of camel-azkeys and cannot be redefined")
                .hasMessageContaining("META-INF/azkeys/operations/batch.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "'' | must contain a JSON object",
                "[] | must contain a JSON object",
                "{\"name\": \"own\", \"path\": | is not valid JSON: Unexpected end-of-input",
                "{\"name\": \"own\", \"parameters\": {\"thing | is not valid JSON: Unexpected end-of-input",
                "{\"apiVersions\": 7} | is wrong: apiVersions has a value of the wrong type"
            })
    void aFileThatIsNoObjectIsNamedWithoutInternalClasses(String file, String problem) {
        assertThatThrownBy(() -> catalogOf(file).get("own"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("META-INF/azkeys/operations/own.json")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("io.github");
    }

    @Test
    void filesThatAreGivenAreReadAtOnce() {
        OperationFile right = new OperationFile("file:/x/own.json", OWN.getBytes(StandardCharsets.UTF_8));
        OperationFile other = new OperationFile("file:/y/own.json", (OWN + " ").getBytes(StandardCharsets.UTF_8));

        assertThat(catalog(right, right).get("own").apiVersion()).isEqualTo("2025-01-01");
        assertThat(catalog(right).names()).contains("own", "batch").isSorted();
        assertThatThrownBy(() -> catalog(right, other))
                .hasMessageContaining("azkeys:own can have one file only")
                .hasMessageContaining("file:/x/own.json, file:/y/own.json");
        assertThatThrownBy(() -> new OperationIndex(location -> null, body -> false, List.of(right)))
                .hasMessageContaining("file:/x/own.json is wrong: body is 'BatchAccountKeys', which is not a KeySet");
    }

    /** With one file on the classpath. */
    public static OperationIndex catalogOf(String file) {
        return new OperationIndex(location -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** The message names the file too. */
    static void assertRefused(String own, String problem) {
        assertThatThrownBy(() -> catalogOf(own).get("own"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("META-INF/azkeys/operations/own.json")
                .hasMessageContaining(problem);
    }

    private static OperationIndex catalog(OperationFile... files) {
        return new OperationIndex(location -> null, body -> true, List.of(files));
    }
}
