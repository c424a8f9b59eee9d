// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.contoso.SensorKeys;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.JsonKeys;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** The operations of an application. */
class AzkeysOperationsTest extends AzkeysTestSupport {

    private static final String HUB_FILE = "contoso/operations/contoso-hub.json";
    private static final String SENSOR =
            "/subscriptions/s/resourceGroups/g/providers/Contoso.Sensors/hubs/hub1/sensors/door";
    private static final String CONTOSO_HUB = "/subscriptions/s/resourceGroups/g/providers/Contoso.Sensors/hubs/hub1";

    @TempDir
    Path folder;

    @Override
    protected EmbeddedArm startArm() throws Exception {
        EmbeddedArm started = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .operations(getClass().getClassLoader()::getResourceAsStream)
                .operationFile(Path.of("src/test/resources").resolve(HUB_FILE))
                .start();
        started.add("contoso-sensor", SENSOR);
        return started;
    }

    @Test
    void aFileOnTheClasspathAndATypeOfTheApplicationsOwn() {
        Exchange answer = ask("azkeys:contoso-sensor?resourceId=" + SENSOR);

        assertThat(answer.getException()).isNull();
        SensorKeys keys = answer.getMessage().getBody(SensorKeys.class);
        assertThat(keys.sensor()).isEqualTo("door");
        assertThat(keys.keyNames()).containsExactly("accessKey");
        assertThat(keys).hasToString("SensorKeys[sensor=door, accessKey=***]");
        assertThat(arm.calls()).hasSize(1);
        assertThat(arm.calls().get(0).path()).isEqualTo(SENSOR + "/listKeys");
        assertThat(arm.calls().get(0).apiVersion()).isEqualTo("2025-05-01");
    }

    @Test
    void itsNamesAreCheckedLikeAllOthers() {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:contoso-sensor?resourceName=Hub1"))
                .rootCause()
                .hasMessageContaining("option resourceName: hubName 'Hub1' must match [a-z][a-z0-9]*");
    }

    @Test
    void theTypeIsLoadedByCamel() throws Exception {
        // a class that only Camel can find, as if each application had its own class loader
        String name = "deployed.elsewhere.DoorKeys";
        String file = Files.readString(Path.of("src/test/resources/META-INF/azkeys/operations/contoso-sensor.json"));
        Files.writeString(
                folder.resolve("contoso-door.json"),
                file.replace("contoso-sensor", "contoso-door").replace(SensorKeys.class.getName(), name));
        try (DefaultCamelContext other = context("file:" + folder)) {
            other.setClassResolver(new DefaultClassResolver(other) {
                @Override
                public Class<?> resolveClass(String wanted) {
                    return wanted.equals(name) ? SensorKeys.class : super.resolveClass(wanted);
                }
            });
            other.start();

            Exchange answer =
                    other.createProducerTemplate().request("azkeys:contoso-door?resourceId=" + SENSOR, exchange -> {});

            assertThat(answer.getMessage().getBody()).isInstanceOf(SensorKeys.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "classpath:contoso/operations",
        "classpath:/contoso/operations/",
        "file:src/test/resources/contoso/operations",
        "file:./src/test/resources/contoso/operations/"
    })
    void aFolderHoldsFurtherOperations(String location) throws Exception {
        try (CamelContext other = context(location)) {
            other.start();

            Exchange answer = other.createProducerTemplate()
                    .request("azkeys:contoso-hub?select=keys.0.value&resourceId=" + CONTOSO_HUB, exchange -> {});
            Exchange whole = other.createProducerTemplate()
                    .request("azkeys:contoso-hub?resourceId=" + CONTOSO_HUB, exchange -> {});

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody(Secret.class).value()).isEqualTo("aHViIGtleQ==");
            assertThat(whole.getMessage().getBody(JsonKeys.class))
                    .hasToString("JsonKeys[keys=[{keyName=first, value=***}]]");
        }
    }

    @Test
    void theNamesOfARotationPairSelectAKeyOfAnyBody() throws Exception {
        Files.writeString(
                folder.resolve("contoso-hub.json"),
                hubFile()
                        .replace(
                                "\"body\"",
                                "\"pair\": {\"primary\": \"keys[keyName=first].value\", \"secondary\":"
                                        + " \"keys[keyName=second].value\"}, \"body\""));
        try (CamelContext other = context("file:" + folder)) {
            other.start();

            Exchange answer = other.createProducerTemplate()
                    .request("azkeys:contoso-hub?select=primary&resourceId=" + CONTOSO_HUB, exchange -> {});

            assertThat(answer.getMessage().getBody(Secret.class))
                    .isEqualTo(new Secret("primary", "aHViIGtleQ==", null));
        }
    }

    @Test
    void aMountedConfigMapIsAFolder() throws Exception {
        // in Kubernetes each file is a link into a folder, which is replaced as a whole
        Path data = Files.createDirectory(folder.resolve("..data"));
        Files.writeString(data.resolve("contoso-hub.json"), hubFile());
        Files.createSymbolicLink(folder.resolve("contoso-hub.json"), Path.of("..data/contoso-hub.json"));
        Files.writeString(folder.resolve("README.md"), "No operation.");

        try (CamelContext other = context("file:" + folder)) {
            other.start();

            assertThat(other.getEndpoint("azkeys:contoso-hub", AzkeysEndpoint.class)
                            .getServiceMetadata())
                    .containsEntry("operation", "contoso-hub");
        }
    }

    @Test
    void theNamesInAFolderAreProposedLikeAllOthers() throws Exception {
        try (CamelContext other = context("classpath:contoso/operations")) {
            other.start();

            assertThatThrownBy(() -> other.getEndpoint("azkeys:contosohub"))
                    .rootCause()
                    .hasMessageContaining("Did you mean: contoso-hub");
        }
    }

    @Test
    void aFolderThatIsOnTheClasspathAnywayChangesNothing() throws Exception {
        try (CamelContext other = context("classpath:META-INF/azkeys/operations")) {
            other.start();

            assertThat(other.getEndpoint("azkeys:contoso-sensor")).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contoso-hub.json | '\"apiVersion\": \"2025-05-01\",' | '' | contoso-hub.json is wrong: apiVersion is missing",
                "contoso-hub.json | '\"body\"' | '\"bodies\"' | contoso-hub.json is wrong: bodies is unknown. Supported: aliases, ",
                "contoso-hub.json | JsonKeys | com.contoso.Missing | contoso-hub.json is wrong: body is 'com.contoso.Missing', which is not a KeySet",
                "contoso-hub.json | JsonKeys | jsonkeys | contoso-hub.json is wrong: body is 'jsonkeys', which is not a KeySet",
                "contoso-hub.json | JsonKeys | KeySet | body is 'KeySet', which is not a KeySet",
                "contoso-hub.json | JsonKeys | TypedKeys | body is 'TypedKeys', which is not a KeySet",
                "contoso-hub.json | JsonKeys | java.lang.String | body is 'java.lang.String', which is not a KeySet",
                "other.json | JsonKeys | JsonKeys | other.json is wrong: name is 'contoso-hub' but the file is called 'other'",
                "Contoso_Hub.json | JsonKeys | JsonKeys | Contoso_Hub.json must have a name such as thing.json",
                "batch.json | contoso-hub | batch | azkeys:batch is part of camel-azkeys and cannot be redefined",
                "refresh.json | contoso-hub | refresh | azkeys:refresh is part of camel-azkeys and cannot be redefined",
                "resource.json | contoso-hub | resource | azkeys:resource is part of camel-azkeys and cannot be redefined",
                "contoso-sensor.json | contoso-hub | contoso-sensor | azkeys:contoso-sensor can have one file only"
            })
    void aWrongFileIsToldAtStartUp(String file, String right, String wrong, String problem) throws Exception {
        Files.writeString(folder.resolve(file), hubFile().replace(right, wrong));

        try (CamelContext other = context("file:" + folder)) {
            assertThatThrownBy(other::start)
                    .cause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(problem)
                    .hasMessageContaining(folder.resolve(file).toString());
        }
        assertThat(arm.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "file:/there/is/no/such/folder, is not a readable folder",
        "classpath:no/such/folder, contains no .json file",
        "file:src/test/resources/contoso, contains no .json file",
        "/etc/azkeys, must be a folder such as file:/etc/azkeys/operations",
        "https://example.com/operations, must be a folder such as file:/etc/azkeys/operations"
    })
    void aWrongLocationIsToldAtStartUp(String location, String problem) throws Exception {
        try (CamelContext other = context(location)) {
            assertThatThrownBy(other::start)
                    .cause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("Option operationsLocation '" + location + "' " + problem);
        }
    }

    @Test
    void whatIsSentHasTheNamesOfTheRequest() throws Exception {
        Files.writeString(
                folder.resolve("contoso-kinds.json"),
                hubFile()
                        .replace("contoso-hub", "contoso-kinds")
                        .replace("hub.\"}", "hub.\"}, \"kind\": {}")
                        .replace("\"sample\"", "\"request\": {\"of\": {\"kinds\": [\"{kind}\"]}}, \"sample\"")
                        .replace("\"hubName\": \"hub1\"", "\"hubName\": \"hub1\", \"kind\": \"all\""));
        AtomicReference<String> sent = new AtomicReference<>();
        HttpClient spy = request -> {
            sent.set(request.getBodyAsBinaryData().toString());
            return Mono.empty();
        };
        try (DefaultCamelContext other = context("file:" + folder)) {
            other.getRegistry().bind("spy", spy);
            other.getRegistry()
                    .bind("token", (TokenCredential) request -> Mono.just(new AccessToken("t", OffsetDateTime.MAX)));
            other.start();

            other.createProducerTemplate()
                    .request(
                            "azkeys:contoso-kinds?httpClient=#spy&maxRetries=0&credentialType=TOKEN_CREDENTIAL"
                                    + "&tokenCredential=#token&subscriptionId=s&resourceGroup=g&resourceName=hub1/door",
                            exchange -> {});
        }
        assertThat(sent).hasValue("{\"of\":{\"kinds\":[\"door\"]}}");
    }

    @Test
    void theLocationComesFromProperties() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.azkeys.operationsLocation", "classpath:contoso/operations");
        main.start();
        try {
            assertThat(main.getCamelContext().getEndpoint("azkeys:contoso-hub")).isNotNull();
        } finally {
            main.stop();
        }
    }

    private DefaultCamelContext context(String operationsLocation) {
        DefaultCamelContext other = new DefaultCamelContext();
        AzkeysComponent component = new AzkeysComponent();
        component.setConfiguration(configuration().copy());
        component.setOperationsLocation(operationsLocation);
        other.addComponent("azkeys", component);
        return other;
    }

    private static String hubFile() throws IOException {
        return Files.readString(Path.of("src/test/resources").resolve(HUB_FILE));
    }
}
