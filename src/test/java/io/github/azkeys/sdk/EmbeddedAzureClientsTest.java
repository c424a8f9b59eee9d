// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.batch.models.BatchAccountKeys;
import com.azure.resourcemanager.iothub.IotHubManager;
import com.azure.resourcemanager.iothub.models.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clients of the Azure SDK work with the embedded service as with Azure. */
@Timeout(60)
class EmbeddedAzureClientsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final String HUB_SUBSCRIPTION = "91d12660-3dec-467a-be2a-213b5544ddc0";

    private EmbeddedArm arm;
    private HttpClient http;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder().certificate(CERTIFICATE).start();
        http = AzureClients.http(CERTIFICATE.trustStore());
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private TokenCredential credential(String secret) {
        return new ClientSecretCredentialBuilder()
                .tenantId(arm.tenantId())
                .clientId(arm.clientId())
                .clientSecret(secret)
                .authorityHost(arm.authorityHost())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    private BatchAccountKeys batchKeys(String subscription, String group, String account) {
        return AzureClients.batch(
                        http,
                        credential(arm.clientSecret()),
                        AzureClients.profile(arm.tenantId(), subscription, arm.endpoint()))
                .batchAccounts()
                .getKeys(group, account);
    }

    private IotHubManager iotHub() {
        return AzureClients.iotHub(
                http,
                credential(arm.clientSecret()),
                AzureClients.profile(arm.tenantId(), HUB_SUBSCRIPTION, arm.endpoint()));
    }

    @Test
    void theBatchClientGetsTheDocumentedKeys() {
        BatchAccountKeys keys = batchKeys("subid", "default-azurebatch-japaneast", "sampleacct");
        assertThat(keys.accountName()).isEqualTo("sampleacct");
        assertThat(keys.primary()).isEqualTo("AAAA==");
        assertThat(keys.secondary()).isEqualTo("BBBB==");
        ArmCall call = arm.calls("batch").get(0);
        assertThat(new OperationIndex().get("batch").apiVersions()).contains(call.apiVersion());
        assertThat(call.header("Content-Length")).contains("0");
        assertThat(call.header("User-Agent").orElse("")).contains("azsdk-java");
    }

    @Test
    void theBatchClientGetsTheKeysOfAnAddedAccount() {
        arm.add("batch", "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Batch/batchAccounts/mine");
        BatchAccountKeys keys = batchKeys("s1", "g1", "mine");
        assertThat(keys.accountName()).isEqualTo("mine");
        assertThat(arm.secrets()).contains(keys.primary(), keys.secondary());
    }

    @Test
    void theIotHubClientGetsTheDocumentedPolicy() {
        SharedAccessSignatureAuthorizationRule keys =
                iotHub().iotHubResources().getKeysForKeyName("myResourceGroup", "testHub", "iothubowner");
        assertThat(keys.keyName()).isEqualTo("iothubowner");
        assertThat(keys.primaryKey()).isEqualTo("<primaryKey>");
        assertThat(keys.rights().toString()).isEqualTo("RegistryWrite, ServiceConnect, DeviceConnect");
        assertThat(new OperationIndex().get("iothub").apiVersions())
                .contains(arm.calls("iothub").get(0).apiVersion());
    }

    @Test
    void theIotHubClientGetsTheKeysOfAnAddedPolicy() {
        arm.add("iothub", RestClient.HUB + "/IotHubKeys/service");
        SharedAccessSignatureAuthorizationRule keys =
                iotHub().iotHubResources().getKeysForKeyName("myResourceGroup", "testHub", "service");
        assertThat(keys.keyName()).isEqualTo("service");
        assertThat(arm.secrets()).contains(keys.primaryKey(), keys.secondaryKey());
    }

    @Test
    void theClientsReadTheErrorsAsArms() {
        assertThatThrownBy(() -> batchKeys("subid", "default-azurebatch-japaneast", "nobody"))
                .isInstanceOfSatisfying(
                        ManagementException.class,
                        e -> assertThat(e.getValue().getCode()).isEqualTo("ResourceNotFound"));
    }

    @Test
    void theClientsOutlastThrottlingAndFaults() {
        arm.fail(Fault.throttled(0));
        arm.fail(Fault.status(503).header("Retry-After", "0"));
        assertThat(batchKeys("subid", "default-azurebatch-japaneast", "sampleacct")
                        .primary())
                .isEqualTo("AAAA==");
        assertThat(arm.calls("batch")).extracting(ArmCall::status).containsExactly(429, 503, 200);
    }

    @Test
    void theClientsAnswerAClaimsChallengeWithANewToken() {
        IotHubManager manager = iotHub();
        manager.iotHubResources().getKeysForKeyName("myResourceGroup", "testHub", "iothubowner");
        arm.requireClaims("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}");
        manager.iotHubResources().getKeysForKeyName("myResourceGroup", "testHub", "iothubowner");
        assertThat(arm.calls("iothub")).extracting(ArmCall::status).containsExactly(200, 401, 200);
        // azure-identity requests a new token but does not pass the claims
        assertThat(arm.tokenRequests()).hasSize(2);
    }

    @Test
    void aWrongSecretIsReportedAsEntraDoes() {
        TokenCredential credential = credential("wrong");
        assertThatThrownBy(() -> credential.getTokenSync(new TokenRequestContext().addScopes(RestClient.SCOPE)))
                .hasStackTraceContaining("AADSTS7000215");
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void anApplicationOnAppServiceUsesItsSystemAssignedIdentity(@TempDir Path folder) throws Exception {
        String hub = addHub();
        assertThat(inAppService(folder, hub)).isEqualTo(fingerprint(hub));
        TokenRequest request = arm.tokenRequests().get(0);
        assertThat(request.grant()).isEqualTo("managed_identity");
        assertThat(request.clientId()).isNull();
    }

    @Test
    void anApplicationOnAppServiceUsesAUserAssignedIdentity(@TempDir Path folder) throws Exception {
        String hub = addHub();
        String identity = UUID.randomUUID().toString();
        assertThat(inAppService(folder, hub, identity)).isEqualTo(fingerprint(hub));
        assertThat(arm.tokenRequests().get(0).clientId()).isEqualTo(identity);
    }

    private String addHub() {
        arm.add("iothub", RestClient.HUB.replace("testHub", "hub1") + "/IotHubKeys/service");
        return "hub1";
    }

    private String fingerprint(String hub) {
        return Fingerprints.of(iotHub().iotHubResources()
                .getKeysForKeyName("myResourceGroup", hub, "service")
                .primaryKey());
    }

    private String inAppService(Path folder, String hub, String... identity) throws Exception {
        Path trust = folder.resolve("trust.p12");
        save(CERTIFICATE.trustStore(), trust);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // the C1 compiler only, since the process is short
                "-XX:TieredStopAtLevel=1",
                ManagedIdentityMain.class.getName(),
                arm.endpoint(),
                trust.toString(),
                "changeit",
                HUB_SUBSCRIPTION,
                "myResourceGroup",
                hub,
                "service"));
        command.addAll(List.of(identity));
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("IDENTITY_ENDPOINT", arm.identityEndpoint());
        builder.environment().put("IDENTITY_HEADER", arm.identityHeader());
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(40, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(out, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(text).isZero();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static void save(KeyStore trust, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, "changeit".toCharArray());
        }
    }
}
