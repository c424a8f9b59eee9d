// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceExpandedInner;
import com.azure.resourcemanager.resources.models.GenericResource;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.support.AzureClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Azure's client of Microsoft.Resources reads the embedded service's list of resources, as that of ARM. */
@Timeout(60)
class EmbeddedResourceListClientTest {

    private static final String GROUP = "/subscriptions/own/resourceGroups/g/providers/";

    private EmbeddedArm arm;
    private ResourceManager manager;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.start();
        HttpClient http = AzureClients.http(arm.certificate().trustStore());
        manager = ResourceManager.configure()
                .withHttpClient(http)
                .authenticate(
                        new ClientSecretCredentialBuilder()
                                .tenantId(arm.tenantId())
                                .clientId(arm.clientId())
                                .clientSecret(arm.clientSecret())
                                .authorityHost(arm.authorityHost())
                                .disableInstanceDiscovery()
                                .httpClient(http)
                                .build(),
                        AzureClients.profile(arm.tenantId(), "own", arm.endpoint()))
                .withSubscription("own");
        arm.add("batch", GROUP + "Microsoft.Batch/batchAccounts/account");
        arm.add("storage", GROUP + "Microsoft.Storage/storageAccounts/store");
        arm.add("redis", GROUP + "Microsoft.Cache/redis/cache");
        arm.pageSize(1);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void theClientFollowsThePagesOfAGroup() {
        assertThat(manager.genericResources().listByResourceGroup("g"))
                .extracting(GenericResource::id)
                .containsExactly(
                        GROUP + "Microsoft.Batch/batchAccounts/account",
                        GROUP + "Microsoft.Storage/storageAccounts/store",
                        GROUP + "Microsoft.Cache/redis/cache");
        assertThat(arm.calls())
                .extracting(ArmCall::path)
                .hasSize(3)
                .allMatch(path -> path.equalsIgnoreCase("/subscriptions/own/resourceGroups/g/resources"));
    }

    @Test
    void theClientFiltersByType() {
        assertThat(manager.serviceClient()
                        .getResources()
                        .list("resourceType eq 'Microsoft.Storage/storageAccounts'", null, null, Context.NONE))
                .extracting(GenericResourceExpandedInner::id)
                .containsExactly(GROUP + "Microsoft.Storage/storageAccounts/store");
    }
}
