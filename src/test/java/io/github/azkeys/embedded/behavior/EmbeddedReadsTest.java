// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resources that a form reads. */
@Timeout(30)
class EmbeddedReadsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final String CLUSTER =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Cache/redisEnterprise/mine";
    private static final String DATABASE = CLUSTER + "/databases/default";
    private static final String VERSION = "?api-version=2025-07-01";

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        start(EmbeddedArm.builder());
        arm.add("redisenterprise-database", DATABASE);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private void start(EmbeddedArmBuilder builder) {
        arm = builder.certificate(CERTIFICATE).start();
        client = new RestClient(arm);
    }

    @Test
    void aResourceAndTheOneAroundItHaveTheFieldsOfTheSampleWithTheirNames() {
        JsonNode database = RestClient.json(client.get(DATABASE + VERSION));
        JsonNode cluster = RestClient.json(client.get(CLUSTER + VERSION));

        assertThat(database.at("/properties/port").intValue()).isEqualTo(10000);
        assertThat(database.get("id").textValue()).isEqualTo(DATABASE);
        assertThat(database.get("type").textValue()).isEqualTo("Microsoft.Cache/redisEnterprise/databases");
        assertThat(cluster.at("/properties/hostName").textValue()).isEqualTo("mine.westus.redis.azure.net");
        assertThat(cluster.get("name").textValue()).isEqualTo("mine");
        assertThat(cluster.get("type").textValue()).isEqualTo("Microsoft.Cache/redisEnterprise");
        assertThat(arm.calls()).extracting(ArmCall::operation).containsExactly(null, null);
    }

    @Test
    void aTestSetsAResource() {
        arm.setResource(CLUSTER, "{\"properties\": {\"hostName\": \"other.test\"}}");

        JsonNode cluster = RestClient.json(client.get(CLUSTER.toUpperCase(java.util.Locale.ROOT) + VERSION));
        assertThat(cluster.at("/properties/hostName").textValue()).isEqualTo("other.test");
        assertThat(RestClient.json(client.get(DATABASE + VERSION))
                        .at("/properties/port")
                        .intValue())
                .isEqualTo(10000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arm.setResource(CLUSTER + "2", "{}"))
                .withMessageContaining("Unknown resource");
        assertThatIllegalArgumentException().isThrownBy(() -> arm.setResource(CLUSTER, "[]"));

        arm.remove(CLUSTER);
        arm.add("redisenterprise-database", DATABASE);
        assertThat(RestClient.json(client.get(CLUSTER + VERSION))
                        .at("/properties/hostName")
                        .textValue())
                .isEqualTo("mine.westus.redis.azure.net");
    }

    @Test
    void aReadIsRefusedAsACall() {
        assertThat(RestClient.code(client.get(CLUSTER + "2" + VERSION))).isEqualTo("ResourceNotFound");
        assertThat(RestClient.code(client.get(CLUSTER + "?api-version=2000-01-01")))
                .isEqualTo("NoRegisteredProviderFound");
        assertThat(client.post(CLUSTER + VERSION).statusCode()).isEqualTo(404);
        arm.deny(CLUSTER, "Microsoft.Cache/redisEnterprise/read");

        HttpResponse<String> denied = client.get(CLUSTER + VERSION);

        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(RestClient.message(denied))
                .contains("'Microsoft.Cache/redisEnterprise/read' over scope '" + CLUSTER);
        assertThat(client.get(DATABASE + VERSION).statusCode()).isEqualTo(200);
        assertThat(client.post(DATABASE + "/listKeys" + VERSION).statusCode()).isEqualTo(200);
    }

    @Test
    void whereEveryResourceExistsSoDoThoseThatAreRead() {
        arm.close();
        start(EmbeddedArm.builder().everyResource());

        assertThat(RestClient.json(client.get(CLUSTER + VERSION))
                        .at("/properties/hostName")
                        .textValue())
                .isEqualTo("mine.westus.redis.azure.net");
        arm.remove(CLUSTER);
        assertThat(client.get(CLUSTER + VERSION).statusCode()).isEqualTo(404);
    }
}
