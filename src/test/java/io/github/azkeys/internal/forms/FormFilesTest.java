// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form in the catalogue can be made of its operation's sample. */
class FormFilesTest {

    static Stream<Form> forms() {
        return operations().flatMap(operation -> operation.forms().values().stream());
    }

    static Stream<Operation> operations() {
        return FormSupport.CATALOG.names().stream()
                .map(FormSupport.CATALOG::get)
                .filter(operation -> !operation.forms().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachKeyOfEachFormIsInTheSample(Operation operation) {
        ObjectNode sample = operation.sample().response();
        for (Form form : operation.forms().values()) {
            // the documented answer of Cosmos DB shows one string of one API
            boolean documentedInPart = operation.name().equals("cosmosdb-connection-strings");
            form.keys().forEach((choice, path) -> {
                if (!documentedInPart || (form.name().equals("connection-string") && choice.equals("primary"))) {
                    assertThat(path.find(sample))
                            .as(operation.name() + " " + form.name() + " " + path)
                            .isPresent();
                }
            });
            assertThat(form.keys().values().stream().map(Object::toString)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachFormIsWrittenInEachCloud(Operation operation) {
        for (AzureCloud cloud : AzureCloud.values()) {
            for (Form form : operation.forms().values()) {
                if (!form.name().matches("(mongodb|cassandra|gremlin|table)-.*")) {
                    Secret text = write(operation, form, cloud);
                    assertThat(text.value()).doesNotContain("{", "}");
                    assertThat(text.expiresAt() == null).isEqualTo(form.token() == null);
                    assertThat(text).asString().doesNotContain(text.value());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatTheServiceDoesNotReturnHasAPage(Form form) {
        if (form.documentation() == null) {
            assertThat(form.template().isBareKey()).isTrue();
            assertThat(form.name()).matches("sas-token|.*connection-string");
        } else {
            assertThat(form.documentation()).startsWith("https://learn.microsoft.com/");
        }
        assertThat(form.name()).matches("key|sas-token|([a-z]+-)?connection-string");
        boolean returned = form.documentation() == null; // a token that ARM makes
        assertThat(form.token() != null || returned && form.name().equals("sas-token"))
                .isEqualTo(form.name().equals("sas-token"));
    }

    @Test
    void theServicesThatPeopleConnectToHaveAConnectionString() {
        List<String> names = operations()
                .filter(operation -> operation.forms().containsKey(Form.CONNECTION_STRING))
                .map(Operation::name)
                .toList();

        assertThat(names)
                .contains("storage", "iothub", "iot-dps", "cosmosdb", "redis", "eventhubs-hub", "servicebus-queue")
                .contains("signalr", "webpubsub", "communication", "appconfig", "relay-wcf", "notification-hub");
    }

    private static Secret write(Operation operation, Form form, AzureCloud cloud) {
        // placeholders such as <primaryKey> are no keys
        String answer = operation
                .sample()
                .response()
                .toString()
                .replaceAll("<\\w+>|sample-[a-z0-9-]+==", "c2FtcGxl")
                .replace("\"connection-string\"", "\"c2FtcGxl\"");
        KeyResponse response = FormSupport.response(
                operation, Map.of(), answer, operation.sample().resources());
        FormRequest request =
                new FormRequest(operation, form, null, new EndpointSuffixes(cloud, null), Duration.ofHours(1));
        return new FormWriter(Clock.systemUTC()).write(request, response);
    }
}
