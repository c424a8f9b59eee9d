// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.names.OtherNames;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that users try lead to the operations that they mean. */
class OtherNamesTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    private static final Pattern HINT = Pattern.compile("Did you mean: (.*?)\\?");

    @ParameterizedTest
    @CsvSource({
        // short names, and those of the Azure CLI
        "aks, aks-user aks-admin",
        "search, search-admin search-query",
        "blob, storage",
        "openai, cognitiveservices",
        "cognitive, cognitiveservices",
        "machinelearning, mlworkspace ml-online-endpoint",
        "aml, mlworkspace ml-online-endpoint",
        "az ml, mlworkspace ml-online-endpoint",
        "cosmos, cosmosdb cosmosdb-connection-strings",
        "servicebus, servicebus-queue servicebus-topic servicebus-namespace",
        "eventhubs, eventhubs-hub eventhubs-namespace",
        "eventhub, eventhubs-hub eventhubs-namespace",
        "az eventhubs, eventhubs-hub eventhubs-namespace",
        "eventgrid, eventgrid-topic eventgrid-domain eventgrid-namespace",
        "iot, iothub iot-dps",
        "iot-hub, iothub",
        "az iot hub, iothub",
        "dps, iot-dps",
        "redis-enterprise, redisenterprise-database",
        "redisenterprise, redisenterprise-database",
        "containerregistry, acr",
        "functions, function function-host",
        "functionapp, function function-host",
        "az functionapp, function function-host",
        "apim, apim-gateway apim-subscription",
        "storageaccount, storage",
        "az storage, storage",
        "az monitor, loganalytics",
        "notification-hubs, notification-hub notification-hub-namespace",
        "datafactory, datafactory-ir",
        "synapse, synapse-ir",
        "webapp, webapp-hybrid-connection",
        "az relay hyco, relay-hybrid-connection",
        "az relay wcfrelay, relay-wcf",
        "az storage account local-user, storage-local-user",
        "documentdb, cosmosdb cosmosdb-mongocluster",
        // names in the portal
        "Storage accounts, storage",
        "Azure Cosmos DB, cosmosdb cosmosdb-connection-strings",
        "Kubernetes services, aks-user aks-admin",
        "IoT Hub, iothub",
        "Event Hubs, eventhubs-hub eventhubs-namespace",
        "Container registries, acr",
        "Log Analytics workspaces, loganalytics",
        "Function App, function function-host",
        "Azure Machine Learning, mlworkspace ml-online-endpoint",
        "Azure AI Search, search-admin search-query",
        // resource types of ARM, with types that are nested in them
        "Microsoft.Storage/storageAccounts, storage",
        "microsoft.storage/storageaccounts, storage",
        "Microsoft.Devices/IotHubs, iothub iothub-policies",
        "Microsoft.ServiceBus/namespaces/queues, servicebus-queue",
        "Microsoft.ServiceBus/namespaces/queues/authorizationRules, servicebus-queue",
        "Microsoft.DocumentDB/databaseAccounts, cosmosdb cosmosdb-readonly cosmosdb-connection-strings",
        "Microsoft.Web/sites, function function-host",
        "configurationStores, appconfig",
        // components of Camel
        "azure-storage-blob, storage",
        "azure-storage-queue, storage",
        "azure-storage-datalake, storage",
        "azure-files, storage",
        "azure-eventhubs, eventhubs-hub eventhubs-namespace",
        "azure-servicebus, servicebus-queue servicebus-topic servicebus-namespace",
        "azure-cosmosdb, cosmosdb cosmosdb-connection-strings",
        "azure-eventgrid, eventgrid-topic eventgrid-domain eventgrid-namespace",
        "azure-functions, function function-host",
        // what the operations without a file do
        "resources, resource",
        "listKeys, resource",
        "keys, resource",
        "az resource, resource",
        "refreshh, refresh",
        // tokens
        "sas, storage-account-sas storage-service-sas",
        "storage-sas, storage-account-sas storage-service-sas",
        // other words for a service
        "docker, acr",
        "gpt, cognitiveservices",
        // misspelled
        "btach, batch",
        "IOTHUB, iothub",
        "opneai, cognitiveservices",
        "storageacount, storage"
    })
    void leadsToTheOperationsThatAreMeant(String name, String meant) {
        assertThat(meant(message(name))).containsExactly(meant.split(" "));
    }

    @Test
    void saysWhatEachOfThemGives() {
        assertThat(message("search"))
                .startsWith("Unknown operation 'search'. Did you mean: search-admin (primary and secondary admin key),"
                        + " search-query (query keys)? The page operations.adoc lists");
    }

    @ParameterizedTest
    @CsvSource({
        "keyvault, Camel's component azure-key-vault reads its secrets.",
        "key-vault, Camel's component azure-key-vault reads its secrets.",
        "azure-key-vault, Camel's component azure-key-vault reads its secrets.",
        "Microsoft.KeyVault/vaults, Camel's component azure-key-vault reads its secrets.",
        "sql, ARM does not return passwords of a database",
        "az sql, ARM does not return passwords of a database",
        "az iot central, ARM does not return the API tokens",
        "adt, The service has no keys",
        "postgres, ARM does not return passwords of a database",
        "logic, azkeys:resource?action=listCallbackUrl",
        "vm, ARM does not return passwords or SSH keys",
        "webapp, /config/publishingcredentials",
        "ftp, /config/publishingcredentials"
    })
    void saysWhereTheSecretsOfOtherServicesAre(String name, String answer) {
        assertThat(message(name)).contains(answer);
    }

    @Test
    void aServiceWithoutAnOperationIsNotGuessed() {
        assertThat(message("keyvault")).doesNotContain("Did you mean");
        assertThat(message("sql")).doesNotContain("Did you mean");
    }

    /** No name is better than a wrong one. */
    @ParameterizedTest
    @ValueSource(strings = {"luis", "media", "iot-device"})
    void aNameThatOnlySharesLettersIsNotGuessed(String name) {
        assertThat(message(name)).doesNotContain("Did you mean");
    }

    static Stream<String> tried() {
        return CATALOG.names().stream().flatMap(name -> CATALOG.get(name).documentation().alsoCalled().stream());
    }

    /** A word of more operations than an answer names would hide some of them. */
    @ParameterizedTest
    @MethodSource("tried")
    void everyListedNameLeadsToAllOperationsThatListIt(String name) {
        List<String> listing = CATALOG.names().stream()
                .filter(operation -> CATALOG.get(operation).documentation().alsoCalled().stream()
                        .anyMatch(other -> OtherNames.word(other).equals(OtherNames.word(name))))
                .toList();

        assertThat(meant(message(name))).containsAll(listing).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void everyResourceTypeLeadsToAnOperationOfIt() {
        assertThat(CATALOG.names()).allSatisfy(name -> {
            String type = CATALOG.get(name).path().resourceType();
            assertThat(meant(message(type))).isNotEmpty().allSatisfy(meant -> assertThat(
                            CATALOG.get(meant).path().resourceType())
                    .startsWith(type));
        });
    }

    @Test
    void namesOfOtherServicesAreComplete() throws IOException {
        for (JsonNode entry : new ObjectMapper().readTree(new File("catalog/elsewhere.json"))) {
            assertThat(entry.fieldNames()).toIterable().containsExactly("service", "names", "answer");
            assertThat(entry.get("names")).isNotEmpty().allSatisfy(name -> assertThat(message(name.asText()))
                    .contains(entry.get("answer").asText() + ". "));
            assertThat(message(entry.get("service").asText()))
                    .contains(entry.get("answer").asText());
        }
    }

    @Test
    void anOperationOfTheApplicationIsFoundToo() {
        String own = OperationIndexTest.OWN.replace("\"path\"", "\"alsoCalled\": [\"gadget\"], \"path\"");
        OperationIndex catalog = new OperationIndex(
                location -> null,
                body -> true,
                List.of(new OperationFile("own.json", own.getBytes(StandardCharsets.UTF_8))));

        assertThat(meant(message(catalog, "gadgets"))).containsExactly("own");
    }

    private static List<String> meant(String message) {
        Matcher hint = HINT.matcher(message);
        assertThat(hint.find()).as(message).isTrue();
        return Stream.of(hint.group(1)
                        .replaceAll("\\s*\\((?:[^()]|\\([^)]*\\))*\\)", "")
                        .split(", "))
                .toList();
    }

    private static String message(String name) {
        return message(CATALOG, name);
    }

    private static String message(OperationIndex catalog, String name) {
        return catchThrowableOfType(InvalidRequestException.class, () -> catalog.get(name))
                .getMessage();
    }
}
