// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.eventhubs.EventHubsManager;
import com.azure.resourcemanager.eventhubs.fluent.EventHubManagementClient;
import com.azure.resourcemanager.relay.RelayManager;
import com.azure.resourcemanager.relay.models.AccessKeys;
import com.azure.resourcemanager.servicebus.ServiceBusManager;
import com.azure.resourcemanager.servicebus.fluent.ServiceBusManagementClient;
import io.github.azkeys.support.AzureClients;
import java.util.function.BiConsumer;

/** The part of {@link SdkKeys} for the keys of shared access policies. Not thread-safe. */
final class SdkPolicyKeys {

    private final HttpClient http;
    private final TokenCredential credential;
    private final AzureProfile profile;
    private final BiConsumer<String, String> keys;

    SdkPolicyKeys(HttpClient http, TokenCredential credential, AzureProfile profile, BiConsumer<String, String> keys) {
        this.http = http;
        this.credential = credential;
        this.profile = profile;
        this.keys = keys;
    }

    void list(String operation, String... n) {
        switch (operation.split("-")[0]) {
            case "eventhubs" -> eventHubs(operation, n);
            case "servicebus" -> serviceBus(operation, n);
            case "relay" -> relay(operation, n);
            default -> iotHub(operation, n);
        }
    }

    private void eventHubs(String operation, String... n) {
        EventHubManagementClient client = EventHubsManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient();
        var rule =
                switch (operation) {
                    case "eventhubs-namespace" -> client.getNamespaces().listKeys(n[0], n[1], n[2]);
                    case "eventhubs-hub" -> client.getEventHubs().listKeys(n[0], n[1], n[2], n[3]);
                    default -> client.getDisasterRecoveryConfigs().listKeys(n[0], n[1], n[2], n[3]);
                };
        rule(rule.primaryConnectionString(), rule.secondaryConnectionString(), rule.primaryKey(), rule.secondaryKey());
        keys.accept("aliasPrimaryConnectionString", rule.aliasPrimaryConnectionString());
        keys.accept("aliasSecondaryConnectionString", rule.aliasSecondaryConnectionString());
    }

    private void serviceBus(String operation, String... n) {
        ServiceBusManagementClient client = ServiceBusManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient();
        var rule =
                switch (operation) {
                    case "servicebus-namespace" -> client.getNamespaces().listKeys(n[0], n[1], n[2]);
                    case "servicebus-queue" -> client.getQueues().listKeys(n[0], n[1], n[2], n[3]);
                    case "servicebus-topic" -> client.getTopics().listKeys(n[0], n[1], n[2], n[3]);
                    default -> client.getDisasterRecoveryConfigs().listKeys(n[0], n[1], n[2], n[3]);
                };
        rule(rule.primaryConnectionString(), rule.secondaryConnectionString(), rule.primaryKey(), rule.secondaryKey());
        keys.accept("aliasPrimaryConnectionString", rule.aliasPrimaryConnectionString());
        keys.accept("aliasSecondaryConnectionString", rule.aliasSecondaryConnectionString());
    }

    private void relay(String operation, String... n) {
        RelayManager client = RelayManager.configure().withHttpClient(http).authenticate(credential, profile);
        AccessKeys rule =
                switch (operation) {
                    case "relay-namespace" -> client.namespaces().listKeys(n[0], n[1], n[2]);
                    case "relay-wcf" -> client.wcfRelays().listKeys(n[0], n[1], n[2], n[3]);
                    default -> client.hybridConnections().listKeys(n[0], n[1], n[2], n[3]);
                };
        rule(rule.primaryConnectionString(), rule.secondaryConnectionString(), rule.primaryKey(), rule.secondaryKey());
    }

    private void rule(String primaryConnection, String secondaryConnection, String primaryKey, String secondaryKey) {
        keys.accept("primaryConnectionString", primaryConnection);
        keys.accept("secondaryConnectionString", secondaryConnection);
        keys.accept("primaryKey", primaryKey);
        keys.accept("secondaryKey", secondaryKey);
    }

    private void iotHub(String operation, String... n) {
        var hubs = AzureClients.iotHub(http, credential, profile).iotHubResources();
        if (operation.equals("iothub")) {
            var policy = hubs.getKeysForKeyName(n[0], n[1], n[2]);
            keys.accept("primaryKey", policy.primaryKey());
            keys.accept("secondaryKey", policy.secondaryKey());
        } else {
            hubs.listKeys(n[0], n[1]).forEach(policy -> {
                keys.accept("value." + policy.keyName() + ".primaryKey", policy.primaryKey());
                keys.accept("value." + policy.keyName() + ".secondaryKey", policy.secondaryKey());
            });
        }
    }
}
