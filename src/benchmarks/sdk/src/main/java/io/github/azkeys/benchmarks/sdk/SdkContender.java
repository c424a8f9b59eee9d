// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.sdk;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.batch.BatchManager;
import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import java.time.OffsetDateTime;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;

/** The Azure SDK on Netty, without Camel. Its method blocks. */
public final class SdkContender implements Contender {

    private final BatchManager manager;

    /** Creates the client. */
    public SdkContender(Target target) {
        TokenCredential token = request ->
                Mono.just(new AccessToken(Target.TOKEN, OffsetDateTime.now().plusDays(1)));
        manager = BatchManager.configure()
                .withHttpClient(new NettyAsyncHttpClientBuilder()
                        .connectionProvider(ConnectionProvider.create("benchmark", target.connections()))
                        .build())
                .authenticate(token, profile(target.endpoint()));
    }

    /** Returns a profile for an ARM at that address. */
    static AzureProfile profile(String endpoint) {
        return new AzureProfile(
                "tenant",
                Target.SUBSCRIPTION,
                new AzureEnvironment(Map.of(
                        "resourceManagerEndpointUrl",
                        endpoint,
                        "managementEndpointUrl",
                        "https://management.core.windows.net/",
                        "activeDirectoryEndpointUrl",
                        endpoint)));
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public void call(Outcome outcome) {
        try {
            Target.requireKey(manager.batchAccounts()
                    .getKeys(Target.RESOURCE_GROUP, Target.ACCOUNT)
                    .primary());
            outcome.ended(null);
        } catch (RuntimeException e) {
            outcome.ended(e);
        }
    }

    @Override
    public void close() {
        // Netty's threads are daemons
    }
}
