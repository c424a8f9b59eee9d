// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.batch.models.BatchAccountKeys;
import com.azure.resourcemanager.iothub.models.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route and the clients of the Azure SDK receive the same values for the same resource. */
class AzkeysSdkTest extends AzkeysTestSupport {

    private HttpClient http;

    @BeforeEach
    void makeClient() {
        http = AzureClients.http(CERTIFICATE.trustStore());
    }

    @Test
    void theDocumentedBatchAccount() {
        agreeOnBatch("subid", "default-azurebatch-japaneast", "sampleacct");
    }

    @Test
    void anAddedBatchAccount() {
        arm.add("batch", batchAccount("s1", "g1", "mine"));

        agreeOnBatch("s1", "g1", "mine");
    }

    @Test
    void aRegeneratedKeyOfABatchAccount() {
        arm.add("batch", batchAccount("s1", "g1", "mine"));
        KeySet before = keys("azkeys:batch?resourceId=" + batchAccount("s1", "g1", "mine"));

        arm.regenerate(batchAccount("s1", "g1", "mine"), "secondary");

        assertThat(agreeOnBatch("s1", "g1", "mine").key("secondary")).isNotEqualTo(before.key("secondary"));
    }

    @Test
    void theDocumentedPolicyOfAHub() {
        agreeOnIotHub("testHub", "iothubowner");
    }

    @Test
    void anAddedPolicyOfAnotherHub() {
        arm.add("iothub", HUB.replace("testHub", "hub-2") + "/IotHubKeys/service");

        agreeOnIotHub("hub-2", "service");
    }

    private KeySet agreeOnBatch(String subscription, String group, String account) {
        BatchAccountKeys theirs = AzureClients.batch(http, credential(), profile(subscription))
                .batchAccounts()
                .getKeys(group, account);

        io.github.azkeys.keys.BatchAccountKeys ours = (io.github.azkeys.keys.BatchAccountKeys)
                keys("azkeys:batch?resourceId=" + batchAccount(subscription, group, account));

        assertThat(ours.accountName()).isEqualTo(theirs.accountName()).isEqualTo(account);
        assertThat(ours.primary()).isEqualTo(theirs.primary()).isNotBlank();
        assertThat(ours.secondary()).isEqualTo(theirs.secondary()).isNotBlank();
        assertSameAddress("batch");
        return ours;
    }

    private void agreeOnIotHub(String hub, String policy) {
        String subscription = HUB.split("/")[2];
        SharedAccessSignatureAuthorizationRule theirs = AzureClients.iotHub(http, credential(), profile(subscription))
                .iotHubResources()
                .getKeysForKeyName("myResourceGroup", hub, policy);

        io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule ours =
                (io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule)
                        keys("azkeys:iothub?resourceId=" + HUB.replace("testHub", hub) + "&keyName=" + policy);

        assertThat(ours.keyName()).isEqualTo(theirs.keyName()).isEqualTo(policy);
        assertThat(ours.primaryKey()).isEqualTo(theirs.primaryKey()).isNotBlank();
        assertThat(ours.secondaryKey()).isEqualTo(theirs.secondaryKey()).isNotBlank();
        assertThat(ours.rights()).hasToString(theirs.rights().toString());
        assertSameAddress("iothub");
    }

    /** The last two calls went to the same address: the first from the SDK, the second from the component. */
    private void assertSameAddress(String operation) {
        List<ArmCall> calls = arm.calls(operation);
        ArmCall theirs = calls.get(calls.size() - 2);
        ArmCall ours = calls.get(calls.size() - 1);
        assertThat(theirs.header("User-Agent").orElse("")).contains("azsdk-java");
        assertThat(ours.header("User-Agent").orElse("")).doesNotContain("resourcemanager");
        assertThat(ours.path()).isEqualTo(theirs.path());
        assertThat(ours.method()).isEqualTo(theirs.method());
    }

    private static String batchAccount(String subscription, String group, String account) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.Batch/batchAccounts/" + account;
    }

    private KeySet keys(String uri) {
        return template.requestBody(uri, null, KeySet.class);
    }

    private TokenCredential credential() {
        return new ClientSecretCredentialBuilder()
                .tenantId(arm.tenantId())
                .clientId(arm.clientId())
                .clientSecret(arm.clientSecret())
                .authorityHost(arm.authorityHost())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    private AzureProfile profile(String subscription) {
        return AzureClients.profile(arm.tenantId(), subscription, arm.endpoint());
    }
}
