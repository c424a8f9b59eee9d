// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import static io.github.azkeys.internal.forms.FormSupport.CATALOG;
import static io.github.azkeys.internal.forms.FormSupport.NOW;
import static io.github.azkeys.internal.forms.FormSupport.request;
import static io.github.azkeys.internal.forms.FormSupport.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.AzureEnvironment;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.cloud.CloudSettings;
import io.github.azkeys.keys.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms have the text that the documentation of their service shows. */
class FormWriterTest {

    private static final String KEYS = "{\"primaryKey\":\"cHJpbWFyeQ==\",\"secondaryKey\":\"c2Vjb25k\"}";
    private static final String POLICY =
            "{\"keyName\":\"service\",\"primaryKey\":\"cHJpbWFyeQ==\",\"secondaryKey\":\"c2Vjb25k\"}";
    private static final String STORAGE =
            "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"b25l\"},{\"keyName\":\"key2\",\"value\":\"dHdv\"}]}";

    @Test
    void aStorageAccountHasTheDocumentedConnectionString() {
        assertThat(write("storage", "connection-string", Map.of("accountName", "storagesample"), STORAGE))
                .isEqualTo(new Secret(
                        "connection-string",
                        "DefaultEndpointsProtocol=https;AccountName=storagesample;AccountKey=b25l;"
                                + "EndpointSuffix=core.windows.net",
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "iothub, resourceName, HostName=contoso.azure-devices.net;SharedAccessKeyName=service;SharedAccessKey=cHJpbWFyeQ==",
        "iot-dps, provisioningServiceName, HostName=contoso.azure-devices-provisioning.net;SharedAccessKeyName=service;SharedAccessKey=cHJpbWFyeQ=="
    })
    void aPolicyOfTheInternetOfThingsNamesItself(String operation, String parameter, String text) {
        Secret written = write(operation, "connection-string", Map.of(parameter, "contoso"), POLICY);

        assertThat(written.value()).isEqualTo(text);
        assertThat(written.expiresAt()).isNull();
    }

    @Test
    void aCosmosAccountHasTheDocumentedConnectionString() {
        String text = write(
                        "cosmosdb",
                        "connection-string",
                        Map.of("accountName", "contoso-cosmosdb"),
                        "{\"primaryMasterKey\":\"CONTOSOKEY\"}")
                .value();

        assertThat(text)
                .isEqualTo("AccountEndpoint=https://contoso-cosmosdb.documents.azure.com:443/;AccountKey=CONTOSOKEY;");
    }

    @Test
    void aCacheHasTheDocumentedConnectionString() {
        assertThat(write("redis", "connection-string", Map.of("name", "teamdemo"), KEYS)
                        .value())
                .isEqualTo("teamdemo.redis.cache.windows.net:6380,password=cHJpbWFyeQ==,ssl=True,abortConnect=False");
    }

    @ParameterizedTest
    @CsvSource({
        "AZURE_CHINA, storage, EndpointSuffix=core.chinacloudapi.cn",
        "AZURE_US_GOVERNMENT, storage, EndpointSuffix=core.usgovcloudapi.net",
        "AZURE_CHINA, iothub, HostName=testHub.azure-devices.cn;",
        "AZURE_US_GOVERNMENT, iothub, HostName=testHub.azure-devices.us;",
        "AZURE_CHINA, iot-dps, .azure-devices-provisioning.cn;",
        "AZURE_US_GOVERNMENT, iot-dps, .azure-devices-provisioning.us;",
        "AZURE_CHINA, redis, cache1.redis.cache.chinacloudapi.cn:6380",
        "AZURE_US_GOVERNMENT, redis, cache1.redis.cache.usgovcloudapi.net:6380",
        "AZURE_CHINA, cosmosdb, https://ddb1.documents.azure.cn:443/",
        "AZURE_US_GOVERNMENT, cosmosdb, https://ddb1.documents.azure.us:443/"
    })
    void hostsAreNamedAsInTheirCloud(AzureCloud cloud, String operation, String part) {
        String answer = Map.of("storage", STORAGE, "redis", KEYS, "cosmosdb", "{\"primaryMasterKey\":\"a2V5\"}")
                .getOrDefault(operation, POLICY);

        assertThat(write(request(operation, "connection-string", null, cloud), NOW, Map.of(), answer)
                        .value())
                .contains(part);
    }

    @Test
    void storageHostsAreThoseOfAzuresOwnList() {
        assertThat(AzureEnvironment.AZURE.getStorageEndpointSuffix())
                .isEqualTo("."
                        + CloudSettings.of(AzureCloud.AZURE_PUBLIC)
                                .suffix("storage")
                                .orElseThrow());
        assertThat(CloudSettings.of(AzureCloud.AZURE_PUBLIC).suffix("nothing")).isEmpty();
    }

    @Test
    void aStatedSuffixStandsInsteadOfTheClouds() {
        EndpointSuffixes stack = new EndpointSuffixes(null, "local.azurestack.external");

        assertThat(write(
                                request("storage", "connection-string", "secondary", stack, null),
                                NOW,
                                Map.of("accountName", "acct"),
                                STORAGE)
                        .value())
                .isEqualTo("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=dHdv;"
                        + "EndpointSuffix=local.azurestack.external");
    }

    @Test
    void withoutCloudAndSuffixNoHostIsGuessed() {
        assertThatThrownBy(() -> request("storage", "connection-string", null, (AzureCloud) null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("storage")
                .hasMessageContaining("set endpointSuffix, or cloud");
        assertThat(request("storage", "key", null, (AzureCloud) null).choice()).isEqualTo("primary");
    }

    @ParameterizedTest
    @ValueSource(strings = {".core.windows.net", "core", "core windows.net", "a.b;c", "a.b/c", "a..b", "", "a.b:1"})
    void aSuffixThatIsNoHostNameIsRefused(String suffix) {
        assertThatThrownBy(() -> new EndpointSuffixes(AzureCloud.AZURE_PUBLIC, suffix))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("such as core.windows.net");
    }

    @Test
    void anUnknownFormOrKeyIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> request("iothub", "connectionstring", null, AzureCloud.AZURE_PUBLIC))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("azkeys:iothub does not support form 'connectionstring'. Supported: connection-string,"
                        + " eventhub-connection-string, sas-token");
        assertThatThrownBy(() -> request("mlworkspace", "connection-string", null, AzureCloud.AZURE_PUBLIC))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("It has no forms");
        assertThatThrownBy(() -> request("cosmosdb", "connection-string", "readonly", AzureCloud.AZURE_PUBLIC))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Supported: primary, secondary, primary-readonly, secondary-readonly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59.999S", "PT0S", "-PT1H", "P7DT0.001S"})
    void aTokenThatLivesTooShortOrTooLongIsRefused(Duration validity) {
        EndpointSuffixes suffixes = new EndpointSuffixes(AzureCloud.AZURE_PUBLIC, null);

        assertThatThrownBy(() -> request("iothub", "sas-token", null, suffixes, validity))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("tokenValidity must be from 1 minute to 7 days, not ");
        assertThat(request("iothub", "connection-string", null, suffixes, validity))
                .isNotNull();
    }

    @Test
    void aNameThatWouldBeginAnotherPartOfTheFormIsRefused() {
        assertThatThrownBy(() -> write("redis", "connection-string", Map.of("name", "evil.example,x=a"), KEYS))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("The name of /subscriptions/");
        refused(
                () -> write("iothub", "connection-string", Map.of(), POLICY.replace("service", "a;HostName=evil")),
                "no valid keyName");
        refused(
                () -> write("iothub", "connection-string", Map.of(), POLICY.replace("cHJpbWFyeQ==", "a;HostName=evil")),
                "characters that are not allowed");
    }

    @Test
    void anAnswerWithoutTheKeyIsRefused() {
        refused(
                () -> write(
                        request("storage", "connection-string", "secondary", AzureCloud.AZURE_PUBLIC),
                        NOW,
                        Map.of(),
                        "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"b25l\"}]}"),
                "no secondary key at keys[keyName=key2].value");
        refused(() -> write("iothub", "connection-string", Map.of(), "{\"primaryKey\":\"a2V5\"}"), "no valid keyName");
    }

    @Test
    void aKeyThatIsNoBase64IsRefusedUnquoted() {
        refused(
                () -> write("iothub", "sas-token", Map.of(), POLICY.replace("cHJpbWFyeQ==", "not-base64-at-all!")),
                "the key is not valid Base64");
    }

    @Test
    void keysOfAnotherTypeOfResourceAreRefused() {
        FormRequest request = request("redis", "connection-string", null, AzureCloud.AZURE_PUBLIC);
        String hub = FormSupport.resourceId(CATALOG.get("iothub"), Map.of());

        assertThatThrownBy(() -> new FormWriter(java.time.Clock.systemUTC())
                        .write(request, hub, FormSupport.tree(request.operation(), KEYS)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Microsoft.Cache/redis");
    }

    /** The answer is refused, and nothing of it is quoted. */
    private static void refused(ThrowableAssert.ThrowingCallable call, String problem) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(problem)
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace, true));
                    assertThat(trace.toString()).doesNotContain("evil", "b25l", "a2V5", "base64-at-all");
                });
    }
}
