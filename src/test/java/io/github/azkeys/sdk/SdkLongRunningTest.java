// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.cosmos.CosmosManager;
import com.azure.resourcemanager.cosmos.models.DatabaseAccountRegenerateKeyParameters;
import com.azure.resourcemanager.cosmos.models.KeyKind;
import com.azure.resourcemanager.redisenterprise.RedisEnterpriseManager;
import com.azure.resourcemanager.redisenterprise.models.AccessKeyType;
import com.azure.resourcemanager.redisenterprise.models.RegenerateKeyParameters;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.SharedArmTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of the Azure SDK regenerate keys in long-running operations with the same requests as a route. */
class SdkLongRunningTest extends SharedArmTestSupport {

    private static final String COSMOS =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.DocumentDB/databaseAccounts/account";
    private static final String REDIS =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Cache/redisEnterprise/cluster/databases/default";

    /** The clients wait 30 seconds if a service asks for no wait. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static HttpClient http;
    private static TokenCredential credential;
    private static AzureProfile profile;

    @BeforeAll
    static void createClient() {
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        http = AzureClients.http(AzkeysTestSupport.CERTIFICATE.trustStore());
        credential = new ClientSecretCredentialBuilder()
                .tenantId(arm.tenantId())
                .clientId(arm.clientId())
                .clientSecret(arm.clientSecret())
                .authorityHost(arm.authorityHost())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
        profile = AzureClients.profile(arm.tenantId(), "s", arm.endpoint());
        arm.add("cosmosdb", COSMOS);
        arm.add("redisenterprise-database", REDIS);
    }

    static Stream<LongRunning> courses() {
        return Stream.of(LongRunning.status(), LongRunning.status().polls(2), LongRunning.result())
                .map(course -> course.retryAfter(WAIT));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void cosmosDb(LongRunning course) {
        arm.longRunning("cosmosdb?action=regenerate", course);
        String before = arm.keys("cosmosdb", COSMOS).key("secondaryMasterKey");

        List<String> theirs = calls(SdkLongRunningTest::regenerateCosmos);
        String between = arm.keys("cosmosdb", COSMOS).key("secondaryMasterKey");
        List<String> ours = calls(() -> send("cosmosdb", COSMOS));

        assertThat(ours).containsExactlyElementsOf(with(theirs, "POST listKeys"));
        assertThat(between).isNotEqualTo(before);
        assertThat(arm.keys("cosmosdb", COSMOS).key("secondaryMasterKey")).isNotEqualTo(between);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void redisEnterprise(LongRunning course) {
        arm.longRunning("redisenterprise-database?action=regenerate", course);

        List<String> theirs = calls(() -> assertThat(regenerateRedis())
                .isEqualTo(arm.keys("redisenterprise-database", REDIS).key("secondaryKey")));
        List<String> ours = calls(() -> send("redisenterprise-database", REDIS));

        assertThat(ours).containsExactlyElementsOf(with(theirs, "POST listKeys"));
    }

    @Test
    void aFailure() {
        arm.longRunning(
                "cosmosdb?action=regenerate",
                LongRunning.status().retryAfter(WAIT).failed("Conflict", "The account is being updated."));

        List<String> theirs = calls(() -> assertThat(catchThrowable(SdkLongRunningTest::regenerateCosmos))
                .isInstanceOf(ManagementException.class)
                .hasMessageContaining("Failed"));
        List<String> ours = calls(() -> assertThat(request("cosmosdb", COSMOS).getException())
                .isInstanceOf(AzkeysException.class)
                .hasMessageContaining("Conflict: The account is being updated"));

        assertThat(ours).isEqualTo(theirs);
    }

    private static void regenerateCosmos() {
        CosmosManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .serviceClient()
                .getDatabaseAccounts()
                .regenerateKey(
                        "g", "account", new DatabaseAccountRegenerateKeyParameters().withKeyKind(KeyKind.SECONDARY));
    }

    private static String regenerateRedis() {
        return RedisEnterpriseManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile)
                .databases()
                .regenerateKey(
                        "g", "cluster", "default", new RegenerateKeyParameters().withKeyType(AccessKeyType.SECONDARY))
                .secondaryKey();
    }

    private static void send(String operation, String id) {
        assertThat(request(operation, id).getException()).isNull();
    }

    private static Exchange request(String operation, String id) {
        return template.request(
                "azkeys:" + operation + "?action=regenerate&regenerateKey=secondary&resourceId=" + id, exchange -> {});
    }

    /** Returns the calls of an action, without the names of operations. */
    private static List<String> calls(Runnable action) {
        int before = arm.calls().size();
        action.run();
        return arm.calls().stream().skip(before).map(SdkLongRunningTest::text).toList();
    }

    private static String text(ArmCall call) {
        return call.method() + " "
                + call.path().replaceAll("/[0-9a-f-]{36}$", "").replaceAll(".*/", "");
    }

    private static List<String> with(List<String> calls, String last) {
        return Stream.concat(calls.stream(), Stream.of(last)).toList();
    }
}
