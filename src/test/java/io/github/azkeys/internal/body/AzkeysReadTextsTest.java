// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.implementation.ConnectionStringProperties;
import com.azure.core.util.logging.ClientLogger;
import com.azure.storage.common.implementation.connectionstring.StorageConnectionString;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import org.junit.jupiter.api.Test;

/** The texts that are made of fields of a resource are those that the clients of the service read. */
class AzkeysReadTextsTest extends ReadFormsTestSupport {

    @Test
    void theEventHubClientReadsTheConnectionStringOfAnIotHub() {
        ConnectionStringProperties read = new ConnectionStringProperties(text(IOTHUB + EVENTS));

        assertThat(read.getEndpoint()).hasToString("sb://iothub-ns-testhub-3081-95b2c1e7.servicebus.windows.net/");
        assertThat(read.getEntityPath()).isEqualTo("testhub");
        assertThat(read.getSharedAccessKeyName()).isEqualTo("iothubowner");
        assertThat(read.getSharedAccessKey()).isEqualTo(arm.keys("iothub", HUB).key("primaryKey"));
    }

    @Test
    void theListOfPoliciesHasThatOfTheServicePolicy() {
        arm.regenerate(HUB, "value.service.primaryKey");

        ConnectionStringProperties read =
                new ConnectionStringProperties(text("azkeys:iothub-policies?resourceId=" + HUB + EVENTS));

        assertThat(read.getSharedAccessKeyName()).isEqualTo("service");
        assertThat(read.getSharedAccessKey())
                .isEqualTo(arm.keys("iothub-policies", HUB).key("value.service.primaryKey"));
        assertThat(read.getEntityPath()).isEqualTo("testhub");
    }

    @Test
    void theStorageClientFindsAnAccountInADnsZone() {
        arm.setResource(ACCOUNT, """
                {"properties": {"dnsEndpointType": "AzureDnsZone", "primaryEndpoints": {
                    "blob": "https://myaccount.z22.blob.storage.azure.net/",
                    "queue": "https://myaccount.z22.queue.storage.azure.net/"}}}""");

        String text = text(STORAGE + ENDPOINTS);

        String key = arm.keys("storage", ACCOUNT).key("keys.key1");
        assertThat(text)
                .isEqualTo("BlobEndpoint=https://myaccount.z22.blob.storage.azure.net/;"
                        + "QueueEndpoint=https://myaccount.z22.queue.storage.azure.net/;"
                        + "AccountName=myaccount;AccountKey=" + key);
        StorageConnectionString read =
                StorageConnectionString.create(text, new ClientLogger(AzkeysReadTextsTest.class));
        assertThat(read.getBlobEndpoint().getPrimaryUri()).isEqualTo("https://myaccount.z22.blob.storage.azure.net/");
        assertThat(read.getQueueEndpoint().getPrimaryUri()).isEqualTo("https://myaccount.z22.queue.storage.azure.net/");
        assertThat(read.getAccountName()).isEqualTo("myaccount");
        assertThat(read.getStorageAuthSettings().getAccount().getAccessKey()).isEqualTo(key);
    }

    @Test
    void aStandardAccountHasItsStandardEndpoints() {
        assertThat(text(STORAGE + ENDPOINTS))
                .startsWith("BlobEndpoint=https://myaccount.blob.core.windows.net/;"
                        + "QueueEndpoint=https://myaccount.queue.core.windows.net/;"
                        + "TableEndpoint=https://myaccount.table.core.windows.net/;"
                        + "FileEndpoint=https://myaccount.file.core.windows.net/;AccountName=myaccount;AccountKey=");
    }

    @Test
    void anAccountWithoutAnyEndpointIsRefused() {
        arm.setResource(ACCOUNT, "{\"properties\": {\"primaryEndpoints\": {\"web\": \"https://a.test/\"}}}");

        assertThat(ask(STORAGE + ENDPOINTS).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("azkeys:storage cannot create an endpoints-connection-string from the keys of ")
                .hasMessageContaining("the resource has none of resource.properties.primaryEndpoints.blob, ");
    }

    @Test
    void aRedisDatabaseHasTheHostOfItsCluster() {
        String key = arm.keys("redisenterprise-database", CLUSTER + "/databases/default")
                .key("primaryKey");

        assertThat(text(REDIS))
                .isEqualTo("mycache.westus.redis.azure.net:10000,password=" + key + ",ssl=True,abortConnect=False");
        assertThat(arm.calls())
                .extracting(ArmCall::path)
                .containsExactlyInAnyOrder(
                        CLUSTER, CLUSTER + "/databases/default", CLUSTER + "/databases/default/listKeys");

        arm.setResource(
                CLUSTER + "/databases/default",
                "{\"properties\": {\"port\": 12345, \"clientProtocol\": \"Plaintext\"}}");
        arm.setResource(
                CLUSTER, "{\"properties\": {\"hostName\": \"mycache.eastus.redisenterprise.cache.azure.net\"}}");
        assertThat(text(REDIS))
                .isEqualTo("mycache.eastus.redisenterprise.cache.azure.net:12345,password=" + key
                        + ",ssl=False,abortConnect=False");

        arm.setResource(
                CLUSTER + "/databases/default", "{\"properties\": {\"port\": 12345, \"clientProtocol\": \"Other\"}}");
        assertThat(ask(REDIS).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("no valid resource.properties.clientProtocol");
    }

    @Test
    void aRegeneratedKeyIsInTheTextToo() {
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        String before = text(REDIS);

        String after = text(REDIS + "&action=regenerate&regenerateKey=primary");

        assertThat(after)
                .isNotEqualTo(before)
                .contains("mycache.westus.redis.azure.net:10000,password="
                        + arm.keys("redisenterprise-database", CLUSTER + "/databases/default")
                                .key("primaryKey"));
    }
}
