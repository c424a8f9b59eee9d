package io.github.azkeys.embedded;

import com.azure.core.http.HttpClient;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.resourcemanager.iothub.IotHubManager;
import com.azure.resourcemanager.iothub.models.SharedAccessSignatureAuthorizationRule;
import java.io.File;
import java.security.KeyStore;

/**
 * What an application on App Service does: it finds its identity in the environment, which nobody can set for the
 * JVM that runs the tests.
 */
final class ManagedIdentityMain {

    private ManagedIdentityMain() {}

    /**
     * Prints the fingerprint of a primary key.
     *
     * @param args endpoint, file and password of the trust store, subscription, resource group, hub, policy, and the
     *     client id of a user-assigned identity or nothing
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
        // Netty's threads need not be waited for
        System.exit(0);
    }
}
