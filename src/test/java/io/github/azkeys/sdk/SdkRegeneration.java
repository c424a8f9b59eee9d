// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.batch.models.AccountKeyType;
import com.azure.resourcemanager.batch.models.BatchAccountRegenerateKeyParameters;
import com.azure.resourcemanager.cognitiveservices.CognitiveServicesManager;
import com.azure.resourcemanager.cognitiveservices.models.KeyName;
import com.azure.resourcemanager.cognitiveservices.models.RegenerateKeyParameters;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.containerregistry.models.PasswordName;
import com.azure.resourcemanager.containerregistry.models.RegenerateCredentialParameters;
import com.azure.resourcemanager.cosmos.CosmosManager;
import com.azure.resourcemanager.cosmos.models.DatabaseAccountRegenerateKeyParameters;
import com.azure.resourcemanager.cosmos.models.KeyKind;
import com.azure.resourcemanager.eventhubs.EventHubsManager;
import com.azure.resourcemanager.loganalytics.LogAnalyticsManager;
import com.azure.resourcemanager.redis.RedisManager;
import com.azure.resourcemanager.redis.models.RedisKeyType;
import com.azure.resourcemanager.redis.models.RedisRegenerateKeyParameters;
import com.azure.resourcemanager.relay.RelayManager;
import com.azure.resourcemanager.search.SearchServiceManager;
import com.azure.resourcemanager.search.models.AdminKeyKind;
import com.azure.resourcemanager.servicebus.ServiceBusManager;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.models.StorageAccountRegenerateKeyParameters;
import io.github.azkeys.support.AzureClients;
import java.util.List;

/** Regenerates secondary keys, or all if there is no choice, with the clients of the Azure SDK. Not thread-safe. */
final class SdkRegeneration {

    /** The operations with a client. */
    static final List<String> OPERATIONS = List.of(
            "acr",
            "batch",
            "cognitiveservices",
            "cosmosdb",
            "eventhubs-hub",
            "eventhubs-namespace",
            "loganalytics",
            "redis",
            "relay-hybrid-connection",
            "relay-namespace",
            "relay-wcf",
            "search-admin",
            "servicebus-namespace",
            "servicebus-queue",
            "servicebus-topic",
            "storage");

    private final HttpClient http;
    private final TokenCredential credential;
    private final AzureProfile profile;

    /**
     * @param profile has the subscription of the resource
     */
    SdkRegeneration(HttpClient http, TokenCredential credential, AzureProfile profile) {
        this.http = http;
        this.credential = credential;
        this.profile = profile;
    }

    /**
     * Regenerates the secondary key.
     *
     * @param n the resource group and the names after it, in the order of the path
     */
    void secondary(String operation, String... n) {
        switch (operation.split("-")[0]) {
            case "eventhubs" -> eventHubs(operation, n);
            case "servicebus" -> serviceBus(operation, n);
            case "relay" -> relay(operation, n);
            default -> account(operation, n);
        }
    }

    private void account(String operation, String... n) {
        switch (operation) {
            case "acr" ->
                ContainerRegistryManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getRegistries()
                        .regenerateCredential(
                                n[0], n[1], new RegenerateCredentialParameters().withName(PasswordName.PASSWORD2));
            case "loganalytics" ->
                LogAnalyticsManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .sharedKeysOperations()
                        .regenerate(n[0], n[1]);
            case "batch" ->
                AzureClients.batch(http, credential, profile)
                        .batchAccounts()
                        .regenerateKey(
                                n[0],
                                n[1],
                                new BatchAccountRegenerateKeyParameters().withKeyName(AccountKeyType.SECONDARY));
            case "cognitiveservices" ->
                CognitiveServicesManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .accounts()
                        .regenerateKey(n[0], n[1], new RegenerateKeyParameters().withKeyName(KeyName.KEY2));
            case "cosmosdb" ->
                CosmosManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getDatabaseAccounts()
                        .regenerateKey(
                                n[0],
                                n[1],
                                new DatabaseAccountRegenerateKeyParameters().withKeyKind(KeyKind.SECONDARY));
            case "redis" ->
                RedisManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getRedis()
                        .regenerateKey(
                                n[0], n[1], new RedisRegenerateKeyParameters().withKeyType(RedisKeyType.SECONDARY));
            case "search-admin" ->
                SearchServiceManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getAdminKeys()
                        .regenerate(n[0], n[1], AdminKeyKind.SECONDARY);
            case "storage" ->
                StorageManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getStorageAccounts()
                        .regenerateKey(n[0], n[1], new StorageAccountRegenerateKeyParameters().withKeyName("key2"));
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private void eventHubs(String operation, String... n) {
        var client = EventHubsManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient();
        var secondary = new com.azure.resourcemanager.eventhubs.models.RegenerateAccessKeyParameters()
                .withKeyType(com.azure.resourcemanager.eventhubs.models.KeyType.SECONDARY_KEY);
        if (operation.equals("eventhubs-hub")) {
            client.getEventHubs().regenerateKeys(n[0], n[1], n[2], n[3], secondary);
        } else {
            client.getNamespaces().regenerateKeys(n[0], n[1], n[2], secondary);
        }
    }

    private void serviceBus(String operation, String... n) {
        var client = ServiceBusManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient();
        var secondary = new com.azure.resourcemanager.servicebus.models.RegenerateAccessKeyParameters()
                .withKeyType(com.azure.resourcemanager.servicebus.models.KeyType.SECONDARY_KEY);
        switch (operation) {
            case "servicebus-queue" -> client.getQueues().regenerateKeys(n[0], n[1], n[2], n[3], secondary);
            case "servicebus-topic" -> client.getTopics().regenerateKeys(n[0], n[1], n[2], n[3], secondary);
            default -> client.getNamespaces().regenerateKeys(n[0], n[1], n[2], secondary);
        }
    }

    private void relay(String operation, String... n) {
        var client = RelayManager.configure().withHttpClient(http).authenticate(credential, profile);
        var secondary = new com.azure.resourcemanager.relay.models.RegenerateAccessKeyParameters()
                .withKeyType(com.azure.resourcemanager.relay.models.KeyType.SECONDARY_KEY);
        switch (operation) {
            case "relay-wcf" -> client.wcfRelays().regenerateKeys(n[0], n[1], n[2], n[3], secondary);
            case "relay-hybrid-connection" ->
                client.hybridConnections().regenerateKeys(n[0], n[1], n[2], n[3], secondary);
            default -> client.namespaces().regenerateKeys(n[0], n[1], n[2], secondary);
        }
    }
}
