// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.batch.BatchManager;
import com.azure.resourcemanager.iothub.IotHubManager;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Creates clients of the Azure SDK for Java, on Netty, for an embedded service. */
public final class AzureClients {

    private AzureClients() {}

    /** Creates an HTTP client that trusts only the certificates in the store. */
    public static HttpClient http(KeyStore trustStore) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            SslContext tls = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(trust)
                    .build();
            return new NettyAsyncHttpClientBuilder(
                            reactor.netty.http.client.HttpClient.create().secure(spec -> spec.sslContext(tls)))
                    .build();
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates the client of Microsoft.Batch. */
    public static BatchManager batch(HttpClient http, TokenCredential credential, AzureProfile profile) {
        return BatchManager.configure().withHttpClient(http).authenticate(credential, profile);
    }

    /** Creates the client of Microsoft.Devices. */
    public static IotHubManager iotHub(HttpClient http, TokenCredential credential, AzureProfile profile) {
        return IotHubManager.configure().withHttpClient(http).authenticate(credential, profile);
    }

    /** Creates a profile with one address for all services. Tokens are for the audience of ARM, as in production. */
    public static AzureProfile profile(String tenantId, String subscription, String endpoint) {
        return new AzureProfile(
                tenantId,
                subscription,
                new AzureEnvironment(Map.of(
                        "resourceManagerEndpointUrl",
                        endpoint,
                        "managementEndpointUrl",
                        "https://management.core.windows.net/",
                        "activeDirectoryEndpointUrl",
                        endpoint,
                        "microsoftGraphResourceId",
                        endpoint + "/")));
    }
}
