// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.cognitiveservices.CognitiveServicesManager;
import com.azure.resourcemanager.containerregistry.ContainerRegistryManager;
import com.azure.resourcemanager.containerservice.ContainerServiceManager;
import com.azure.resourcemanager.containerservice.fluent.models.CredentialResultsInner;
import com.azure.resourcemanager.cosmos.CosmosManager;
import com.azure.resourcemanager.loganalytics.LogAnalyticsManager;
import com.azure.resourcemanager.redis.RedisManager;
import com.azure.resourcemanager.search.SearchServiceManager;
import com.azure.resourcemanager.storage.StorageManager;
import io.github.azkeys.support.AzureClients;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists the keys of an operation with the clients of the Azure SDK, and names them as the body of the operation does. Not
 * thread-safe.
 */
final class SdkKeys {

    /** The operations with a client. */
    static final List<String> OPERATIONS = List.of(
            "acr",
            "aks-access-profile",
            "aks-admin",
            "aks-monitoring-user",
            "aks-user",
            "batch",
            "cognitiveservices",
            "cosmosdb",
            "cosmosdb-connection-strings",
            "cosmosdb-readonly",
            "eventhubs-georecovery-alias",
            "eventhubs-hub",
            "eventhubs-namespace",
            "iothub",
            "iothub-policies",
            "loganalytics",
            "redis",
            "relay-hybrid-connection",
            "relay-namespace",
            "relay-wcf",
            "search-admin",
            "search-query",
            "servicebus-georecovery-alias",
            "servicebus-namespace",
            "servicebus-queue",
            "servicebus-topic",
            "storage",
            "storage-local-user");

    private final HttpClient http;
    private final TokenCredential credential;
    private final AzureProfile profile;
    private final Map<String, String> keys = new TreeMap<>();

    /**
     * @param profile has the subscription of the resource
     */
    SdkKeys(HttpClient http, TokenCredential credential, AzureProfile profile) {
        this.http = http;
        this.credential = credential;
        this.profile = profile;
    }

    /**
     * Returns the keys by their names in {@link io.github.azkeys.keys.KeySet#keyNames()}.
     *
     * @param n the resource group and the names after it, in the order of the path
     */
    Map<String, String> list(String operation, String... n) {
        switch (operation.split("-")[0]) {
            case "acr", "aks" -> containers(operation, n);
            case "eventhubs", "servicebus", "relay", "iothub" ->
                new SdkPolicyKeys(http, credential, profile, this::add).list(operation, n);
            case "search", "storage" -> searchAndStorage(operation, n);
            default -> others(operation, n);
        }
        return keys;
    }

    private void containers(String operation, String... n) {
        if (operation.equals("acr")) {
            ContainerRegistryManager.configure()
                    .withHttpClient(http)
                    .authenticate(credential, profile)
                    .serviceClient()
                    .getRegistries()
                    .listCredentials(n[0], n[1])
                    .passwords()
                    .forEach(one -> add("passwords." + one.name(), one.value()));
            return;
        }
        var clusters = ContainerServiceManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient()
                .getManagedClusters();
        switch (operation) {
            case "aks-admin" -> kubeconfigs(clusters.listClusterAdminCredentials(n[0], n[1]));
            case "aks-user" -> kubeconfigs(clusters.listClusterUserCredentials(n[0], n[1]));
            case "aks-monitoring-user" -> kubeconfigs(clusters.listClusterMonitoringUserCredentials(n[0], n[1]));
            default ->
                add(
                        "properties.kubeConfig",
                        base64(clusters.getAccessProfile(n[0], n[1], n[2]).kubeConfig()));
        }
    }

    private void searchAndStorage(String operation, String... n) {
        switch (operation) {
            case "search-admin" -> {
                var admin = SearchServiceManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getAdminKeys()
                        .get(n[0], n[1]);
                add("primaryKey", admin.primaryKey());
                add("secondaryKey", admin.secondaryKey());
            }
            case "search-query" ->
                SearchServiceManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getQueryKeys()
                        .listBySearchService(n[0], n[1])
                        .forEach(key -> add("value." + key.name(), key.key()));
            case "storage" ->
                StorageManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getStorageAccounts()
                        .listKeys(n[0], n[1])
                        .keys()
                        .forEach(key -> add("keys." + key.keyName(), key.value()));
            default ->
                add(
                        "sharedKey",
                        StorageManager.configure()
                                .withHttpClient(http)
                                .authenticate(credential, profile)
                                .serviceClient()
                                .getLocalUsersOperations()
                                .listKeys(n[0], n[1], n[2])
                                .sharedKey());
        }
    }

    private void others(String operation, String... n) {
        switch (operation) {
            case "batch" -> {
                var account = AzureClients.batch(http, credential, profile)
                        .batchAccounts()
                        .getKeys(n[0], n[1]);
                add("primary", account.primary());
                add("secondary", account.secondary());
            }
            case "cognitiveservices" -> {
                var account = CognitiveServicesManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .accounts()
                        .listKeys(n[0], n[1]);
                add("key1", account.key1());
                add("key2", account.key2());
            }
            case "loganalytics" -> {
                var workspace = LogAnalyticsManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .sharedKeysOperations()
                        .getSharedKeys(n[0], n[1]);
                add("primarySharedKey", workspace.primarySharedKey());
                add("secondarySharedKey", workspace.secondarySharedKey());
            }
            case "redis" -> {
                var cache = RedisManager.configure()
                        .withHttpClient(http)
                        .authenticate(credential, profile)
                        .serviceClient()
                        .getRedis()
                        .listKeys(n[0], n[1]);
                add("primaryKey", cache.primaryKey());
                add("secondaryKey", cache.secondaryKey());
            }
            default -> cosmosDb(operation, n);
        }
    }

    private void cosmosDb(String operation, String... n) {
        var accounts = CosmosManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient()
                .getDatabaseAccounts();
        switch (operation) {
            case "cosmosdb" -> {
                var account = accounts.listKeys(n[0], n[1]);
                add("primaryMasterKey", account.primaryMasterKey());
                add("secondaryMasterKey", account.secondaryMasterKey());
                add("primaryReadonlyMasterKey", account.primaryReadonlyMasterKey());
                add("secondaryReadonlyMasterKey", account.secondaryReadonlyMasterKey());
            }
            case "cosmosdb-readonly" -> {
                var account = accounts.listReadOnlyKeys(n[0], n[1]);
                add("primaryReadonlyMasterKey", account.primaryReadonlyMasterKey());
                add("secondaryReadonlyMasterKey", account.secondaryReadonlyMasterKey());
            }
            default ->
                accounts.listConnectionStrings(n[0], n[1])
                        .connectionStrings()
                        .forEach(one -> add("connectionStrings." + one.description(), one.connectionString()));
        }
    }

    private void kubeconfigs(CredentialResultsInner results) {
        results.kubeconfigs().forEach(one -> add("kubeconfigs." + one.name(), base64(one.value())));
    }

    private void add(String name, String value) {
        if (value != null) {
            keys.put(name, value);
        }
    }

    /** Returns the value as ARM sent it, since the client decodes it. */
    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
