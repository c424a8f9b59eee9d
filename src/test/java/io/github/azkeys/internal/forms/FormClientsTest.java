// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import static io.github.azkeys.internal.forms.FormSupport.NOW;
import static io.github.azkeys.internal.forms.FormSupport.request;
import static io.github.azkeys.internal.forms.FormSupport.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.implementation.ConnectionStringProperties;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.util.logging.ClientLogger;
import com.azure.messaging.eventhubs.implementation.EventHubSharedKeyCredential;
import com.azure.storage.common.implementation.connectionstring.StorageConnectionString;
import com.microsoft.azure.sdk.iot.service.auth.IotHubConnectionString;
import com.microsoft.azure.sdk.iot.service.auth.IotHubConnectionStringBuilder;
import com.microsoft.azure.sdk.iot.service.auth.IotHubServiceSasToken;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure's own clients read the connection strings and sign the same tokens. */
class FormClientsTest {

    private static final String KEY = "bm90IGEga2V5Lz8+";
    private static final String POLICY =
            "{\"keyName\":\"service\",\"primaryKey\":\"" + KEY + "\",\"secondaryKey\":\"c2Vjb25k\"}";

    @ParameterizedTest
    @CsvSource({
        "AZURE_PUBLIC, core.windows.net",
        "AZURE_CHINA, core.chinacloudapi.cn",
        "AZURE_US_GOVERNMENT, core.usgovcloudapi.net"
    })
    void theStorageClientReadsItsConnectionString(AzureCloud cloud, String suffix) {
        String text = write(
                        request("storage", "connection-string", null, cloud),
                        NOW,
                        Map.of("accountName", "acct"),
                        "{\"keys\":[{\"keyName\":\"key2\",\"value\":\"dHdv\"},{\"keyName\":\"key1\",\"value\":\"" + KEY
                                + "\"}]}")
                .value();

        StorageConnectionString read = StorageConnectionString.create(text, new ClientLogger(FormClientsTest.class));

        assertThat(read.getAccountName()).isEqualTo("acct");
        assertThat(read.getBlobEndpoint().getPrimaryUri()).isEqualTo("https://acct.blob." + suffix);
        assertThat(read.getStorageAuthSettings().getAccount().getAccessKey()).isEqualTo(KEY);
    }

    @Test
    void theIotClientReadsItsConnectionStringAndSignsTheSameToken() throws Exception {
        String text = write("iothub", "connection-string", Map.of("resourceName", "testhub"), POLICY)
                .value();

        IotHubConnectionString read = IotHubConnectionStringBuilder.createIotHubConnectionString(text);

        assertThat(read.getHostName()).isEqualTo("testhub.azure-devices.net");
        assertThat(read.getSharedAccessKeyName()).isEqualTo("service");
        assertThat(read.getSharedAccessKey()).isEqualTo(KEY);
        String theirs = new IotHubServiceSasToken(read).toString();
        Secret ours = write(
                request("iothub", "sas-token", null, AzureCloud.AZURE_PUBLIC),
                expiry(theirs).minus(Duration.ofHours(1)),
                Map.of("resourceName", "testHub"),
                POLICY);
        assertThat(fields(ours.value())).isEqualTo(fields(theirs)).containsEntry("skn", "service");
        assertThat(ours.expiresAt()).isEqualTo(expiry(theirs));
    }

    @ParameterizedTest
    @CsvSource({
        "eventhubs-namespace, ''",
        "eventhubs-hub, /hub",
        "servicebus-namespace, ''",
        "servicebus-queue, /hub",
        "servicebus-queue, /orders/eu/created",
        "servicebus-topic, /hub",
        "servicebus-topic, /orders/created",
        "relay-namespace, ''",
        "relay-hybrid-connection, /hub",
        "relay-hybrid-connection, /orders/created",
        "relay-wcf, /hub",
        "relay-wcf, /orders/created"
    })
    void theMessagingClientSignsTheSameToken(String operation, String entity) {
        String name = entity.isEmpty() ? "hub" : entity.substring(1).replace('/', '~'); // as in ARM
        Map<String, String> names = Map.of(
                "namespaceName", "contoso",
                "eventHubName", name,
                "queueName", name,
                "topicName", name,
                "hybridConnectionName", name,
                "relayName", name);
        String theirs = new EventHubSharedKeyCredential("service", KEY, Duration.ofHours(2))
                .getTokenSync(
                        new TokenRequestContext().addScopes("https://contoso.servicebus.chinacloudapi.cn" + entity))
                .getToken();

        Secret ours = write(
                request(operation, "sas-token", null, AzureCloud.AZURE_CHINA),
                expiry(theirs).minus(Duration.ofHours(1)),
                names,
                POLICY);

        assertThat(ours.value()).isEqualTo(theirs);
    }

    @Test
    void aNotificationHubSignsInLowerCase() {
        String ours = write(
                        "notification-hub",
                        "sas-token",
                        Map.of("namespaceName", "Contoso", "notificationHubName", "Hub"),
                        POLICY)
                .value();

        assertThat(fields(ours)).containsEntry("sr", "https%3a%2f%2fcontoso.servicebus.windows.net%2fhub");
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        EndpointSuffixes suffixes = new EndpointSuffixes(AzureCloud.AZURE_PUBLIC, null);

        Secret token =
                write(request("iothub", "sas-token", "secondary", suffixes, Duration.ofDays(7)), NOW, Map.of(), POLICY);

        assertThat(token.expiresAt()).isEqualTo(Instant.parse("2026-01-08T00:00:00Z"));
        assertThat(fields(token.value()))
                .containsEntry("se", String.valueOf(token.expiresAt().getEpochSecond()))
                .containsEntry("sr", "testhub.azure-devices.net");
        assertThat(token).asString().contains("expiresAt=2026-01-08T00:00:00Z").doesNotContain("sig");
    }

    /** The service refuses the name that ARM has for an entity with slashes. */
    @ParameterizedTest
    @CsvSource({
        "servicebus-queue, queueName, orders~created, orders/created",
        "servicebus-queue, queueName, Orders~created, orders/created",
        "servicebus-queue, queueName, orders/created, orders/created",
        "servicebus-topic, topicName, orders~created, orders/created",
        "relay-hybrid-connection, hybridConnectionName, orders~created, orders/created",
        "relay-wcf, relayName, orders~created, orders/created"
    })
    void theEntityOfAConnectionStringIsThatOfTheService(
            String operation, String parameter, String returned, String entity) {
        String text = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=service;SharedAccessKey=" + KEY
                + ";EntityPath=";

        String ours = write(
                        operation,
                        "connection-string",
                        Map.of(parameter, "orders~created"),
                        "{\"primaryConnectionString\":\"" + text + returned + "\",\"primaryKey\":\"" + KEY + "\"}")
                .value();

        assertThat(ours).isEqualTo(text + entity);
        assertThat(new ConnectionStringProperties(ours).getEntityPath()).isEqualTo(entity);
    }

    @Test
    void theMessagingClientReadsTheConnectionStringThatTheServiceReturns() {
        String returned = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=service;SharedAccessKey="
                + KEY + ";EntityPath=hub";

        String text = write(
                        "eventhubs-hub",
                        "connection-string",
                        Map.of(),
                        "{\"primaryConnectionString\":\"" + returned + "\",\"primaryKey\":\"" + KEY + "\"}")
                .value();

        assertThat(text).isEqualTo(returned);
        assertThat(new ConnectionStringProperties(text).getEntityPath()).isEqualTo("hub");
    }

    private static Instant expiry(String token) {
        return Instant.ofEpochSecond(Long.parseLong(fields(token).get("se")));
    }

    private static Map<String, String> fields(String token) {
        assertThat(token).startsWith("SharedAccessSignature ");
        Matcher matcher = Pattern.compile("(\\w+)=([^&]*)").matcher(token.substring("SharedAccessSignature ".length()));
        Map<String, String> fields = new java.util.TreeMap<>();
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        assertThat(fields).containsOnlyKeys("se", "sig", "skn", "sr");
        return fields;
    }
}
