// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import com.azure.core.http.HttpClient;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.resourcemanager.iothub.IotHubManager;
import com.azure.resourcemanager.iothub.models.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.support.AzureClients;
import java.io.File;
import java.security.KeyStore;

/**
 * An application on App Service, which finds its identity in environment variables. It runs in its own JVM, since a test
 * cannot set environment variables in its own JVM.
 */
final class ManagedIdentityMain {

    private ManagedIdentityMain() {}

    /**
     * Prints the fingerprint of a primary key.
     *
     * @param args endpoint, file and password of the trust store, subscription, resource group, hub, policy, and the
     *     optional client ID of a user-assigned identity
     */
    public static void main(String[] args) throws Exception {
        HttpClient http = AzureClients.http(KeyStore.getInstance(new File(args[1]), args[2].toCharArray()));
        ManagedIdentityCredentialBuilder credential = new ManagedIdentityCredentialBuilder().httpClient(http);
        if (args.length > 7) {
            credential.clientId(args[7]);
        }
        IotHubManager manager =
                AzureClients.iotHub(http, credential.build(), AzureClients.profile("any", args[3], args[0]));
        SharedAccessSignatureAuthorizationRule keys =
                manager.iotHubResources().getKeysForKeyName(args[4], args[5], args[6]);
        System.out.println(Fingerprints.of(keys.primaryKey()));
        // do not wait for the threads of Netty
        System.exit(0);
    }
}
