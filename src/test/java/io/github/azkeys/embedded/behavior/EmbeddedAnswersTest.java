// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.azure.core.amqp.implementation.ConnectionStringProperties;
import com.azure.messaging.eventhubs.models.EventHubConnectionStringProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.RestClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection strings, endpoints and names in responses are those of the resource and of its current keys. */
@Timeout(60)
class EmbeddedAnswersTest {

    private static final EmbeddedArm ARM = EmbeddedArm.start();
    private static final RestClient CLIENT = new RestClient(ARM);
    private static final OperationIndex CATALOG = new OperationIndex();

    @AfterAll
    static void stop() {
        ARM.close();
    }

    static List<String> operations() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theNamesAreThoseOfTheResource(String name) {
        Operation operation = CATALOG.get(name);
        Map<String, String> sample = operation.sample().request();
        Map<String, String> values = otherNames(operation);
        ARM.add(name, operation.path().id(values));

        List<String> texts = texts(CLIENT, operation, values);

        sample.forEach((parameter, old) -> assertThat(old.equals(values.get(parameter)) ? List.<String>of() : texts)
                .filteredOn(text -> !text.contains(" "))
                .as(parameter)
                .noneMatch(text -> Pattern.compile("(?i)(?<![a-z0-9])" + Pattern.quote(old) + "(?![a-z0-9])")
                        .matcher(text)
                        .find()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void allSecretsAreNew(String name) {
        Operation operation = CATALOG.get(name);
        String id = operation.path().id(otherNames(operation));
        ARM.add(name, id);
        Map<String, String> first = keys(ARM, name, id);
        ARM.add(name, id);
        Map<String, String> second = keys(ARM, name, id);

        assertThat(first).isNotEmpty().allSatisfy((key, text) -> {
            assertThat(text).doesNotContainPattern("(?<![\\w-])sample-");
            if (!hasPlaceholder(text)) {
                assertThat(text).as(key).isNotEqualTo(second.get(key));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRegeneratedKeyIsNewWhereverItIs(String name) {
        Operation operation = CATALOG.get(name);
        String id = operation.path().id(otherNames(operation));
        ARM.add(name, id);
        for (String key : keys(ARM, name, id).keySet()) {
            Map<String, String> before = keys(ARM, name, id);
            if (hasPlaceholder(before.get(key))) {
                assertThatIllegalArgumentException().isThrownBy(() -> ARM.regenerate(id, key));
                continue;
            }
            ARM.regenerate(id, key);
            Map<String, String> after = keys(ARM, name, id);

            String common = before.get(key);
            assertThat(after.get(key)).isNotEqualTo(common);
            before.forEach((other, text) -> {
                boolean same = text.contains(common) || common.contains(text);
                assertThat(after.get(other).equals(text)).as(other).isNotEqualTo(same);
                assertThat(after.get(other).contains(after.get(key))).isEqualTo(text.contains(common));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void connectionStringsAndUrlsCanBeParsed(String name) {
        Operation operation = CATALOG.get(name);
        Map<String, String> values = otherNames(operation);
        String id = operation.path().id(values);
        ARM.add(name, id);
        Iterator<String> documented = keys(
                        ARM, name, operation.path().id(operation.sample().request()))
                .values()
                .iterator();

        keys(ARM, name, id).forEach((key, text) -> {
            String sample = documented.next();
            if (sample.contains(";")) {
                assertThat(attributes(text).keySet())
                        .as(key)
                        .isEqualTo(attributes(sample).keySet());
                assertThat(attributes(text).values()).doesNotContain("").allSatisfy(value -> {
                    if (value.contains("://")) {
                        assertThat(URI.create(value).getHost()).contains(".");
                    }
                });
            } else if (sample.contains("://") && !hasPlaceholder(text)) {
                assertThat(URI.create(text).getHost()).as(key).contains(".");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "eventhubs-namespace, namespaceName,",
        "eventhubs-hub, namespaceName, eventHubName",
        "eventhubs-georecovery-alias, alias,",
        "servicebus-namespace, namespaceName,",
        "servicebus-queue, namespaceName, queueName",
        "servicebus-topic, namespaceName, topicName",
        "servicebus-georecovery-alias, alias,",
        "relay-namespace, namespaceName,",
        "relay-hybrid-connection, namespaceName, hybridConnectionName",
        "relay-wcf, namespaceName, relayName",
        "notification-hub-namespace, namespaceName,",
        "notification-hub, namespaceName, notificationHubName"
    })
    void azureSdkReadsTheConnectionStringOfARule(String name, String namespace, String entity) {
        Operation operation = CATALOG.get(name);
        Map<String, String> values = otherNames(operation);
        ARM.add(name, operation.path().id(values));
        Map<String, String> keys = keys(ARM, name, operation.path().id(values));

        for (String rank : List.of("primary", "secondary")) {
            String text = keys.entrySet().stream()
                    .filter(key -> key.getKey().toLowerCase(Locale.ROOT).endsWith(rank + "connectionstring"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            ConnectionStringProperties read = new ConnectionStringProperties(text);
            assertThat(read.getEndpoint())
                    .isEqualTo(URI.create(
                            "sb://" + values.get(namespace).toLowerCase(Locale.ROOT) + ".servicebus.windows.net/"));
            assertThat(read.getSharedAccessKeyName()).isEqualTo(values.get("authorizationRuleName"));
            assertThat(read.getSharedAccessKey()).isEqualTo(keys.get(rank + "Key"));
            assertThat(read.getEntityPath()).isEqualTo(entity == null ? null : values.get(entity));
            assertThat(EventHubConnectionStringProperties.parse(text).getSharedAccessKey())
                    .isEqualTo(keys.get(rank + "Key"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signalr, Endpoint, AccessKey, .service.signalr.net",
        "webpubsub, Endpoint, AccessKey, .webpubsub.azure.com",
        "communication, endpoint, accesskey, .communication.azure.com"
    })
    void theConnectionStringOfAServiceHasItsAddressAndKey(String name, String endpoint, String key, String suffix) {
        Operation operation = CATALOG.get(name);
        Map<String, String> values = otherNames(operation);
        String resource = operation.path().parameters().get(2).name();
        ARM.add(name, operation.path().id(values));
        ARM.regenerate(operation.path().id(values), "secondaryConnectionString");
        Map<String, String> keys = keys(ARM, name, operation.path().id(values));

        Map<String, String> attributes = attributes(keys.get("secondaryConnectionString"));
        assertThat(attributes).containsEntry(key, keys.get("secondaryKey"));
        assertThat(URI.create(attributes.get(endpoint)))
                .hasHost(values.get(resource).toLowerCase(Locale.ROOT) + suffix);
    }

    @Test
    void operationsOfOneResourceHaveTheSameKeys() {
        Operation operation = CATALOG.get("cosmosdb");
        String id = operation.path().id(otherNames(operation));
        ARM.add("cosmosdb", id);
        ARM.add("cosmosdb-connection-strings", id);
        ARM.regenerate(id, "secondaryMasterKey");

        assertThat(keys(ARM, "cosmosdb-connection-strings", id).values())
                .anyMatch(text ->
                        text.endsWith("AccountKey=" + ARM.keys("cosmosdb", id).key("secondaryMasterKey") + ";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "UPPER", "my_account", "a-name-that-is-longer-than-any-account"})
    void aNameThatEndpointsRefuseIsNotAdded(String account) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ARM.add(
                        "storage",
                        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/" + account))
                .withMessageContaining("accountName must")
                .withMessageContaining(account);
    }

    private static boolean hasPlaceholder(String text) {
        return text.contains("<password>"); // as in ARM's response, for the user to replace
    }

    /** Returns names that are valid and not those of the sample, except where only few names are valid. */
    private static Map<String, String> otherNames(Operation operation) {
        Map<String, String> values = new HashMap<>(operation.sample().request());
        values.replaceAll((name, value) -> {
            Optional<Parameter> parameter = operation.parameters().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            return Stream.of(value + "x7", value.substring(0, value.length() - 1) + "7")
                    .filter(other -> !other.equals(value))
                    .filter(other -> parameter.isEmpty()
                            || parameter.get().violation(other).isEmpty())
                    .findFirst()
                    .orElse(value);
        });
        return values;
    }

    private static Map<String, String> keys(EmbeddedArm arm, String operation, String id) {
        KeySet keys = arm.keys(operation, id);
        Map<String, String> texts = new LinkedHashMap<>();
        keys.keyNames().forEach(name -> texts.put(name, keys.key(name)));
        return texts;
    }

    private static List<String> texts(RestClient client, Operation operation, Map<String, String> values) {
        JsonNode response = RestClient.json(
                client.post(operation.path().expand(values) + "?api-version=" + operation.apiVersion()));
        List<String> texts = new ArrayList<>();
        collect(response, texts);
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }

    private static Map<String, String> attributes(String connectionString) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : connectionString.split(";")) {
            int end = attribute.indexOf('=');
            attributes.put(attribute.substring(0, end), attribute.substring(end + 1));
        }
        return attributes;
    }
}
