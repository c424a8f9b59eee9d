// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operations of an application, whose files need no sample. */
@Timeout(30)
class EmbeddedOwnOperationsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final String HUB =
            "/subscriptions/s1/resourceGroups/g1/providers/Contoso.Sensors/hubs/hub1/sensors/door";

    @TempDir
    private Path folder;

    @Test
    void theSampleIsMadeOfTheFields() throws IOException {
        String fields = """
                {"fields": {
                  "sensor": {"shown": true}, "accessKey": {}, "hubName": {"shown": true},
                  "active": {"type": "boolean"}, "count": {"type": "integer"}, "size": {"type": "long"},
                  "created": {"type": "time"}, "rights": {"type": "rights"}, "more": {"type": "json"},
                  "backups": {"list": true}, "byRegion": {"map": true},
                  "channels": {"list": true, "itemName": "name", "type": {"fields": {
                    "name": {"shown": true}, "token": {}}}}
                }}""";
        try (EmbeddedArm arm = start(fields, "")) {
            arm.add("contoso-gauge", HUB);
            KeySet keys = arm.keys("contoso-gauge", HUB);

            JsonNode response = list(arm);

            assertThat(response.get("sensor").textValue()).isEqualTo("door");
            assertThat(response.get("hubName").textValue()).isEqualTo("hub1");
            assertThat(response.get("active").isBoolean()).isTrue();
            assertThat(keys.keyNames())
                    .containsExactlyInAnyOrder("accessKey", "backups.0", "byRegion.default", "channels.shown.token")
                    .allSatisfy(name -> assertThat(keys.key(name)).hasSize(88));
            assertThat(response.get("accessKey").textValue()).isEqualTo(keys.key("accessKey"));
            arm.regenerate(HUB, "channels.shown.token");
            assertThat(list(arm).at("/channels/0/token").textValue())
                    .isNotEqualTo(response.at("/channels/0/token").textValue());
        }
    }

    @Test
    void aListHasTheItemsOfThePair() throws IOException {
        String fields = """
                {"fields": {"keys": {"list": true, "itemName": "keyName", "itemKey": "value", "type": {"fields": {
                  "keyName": {"shown": true}, "value": {}}}}}}""";
        String pair =
                "\"pair\": {\"primary\": \"keys[keyName=key1].value\", \"secondary\": \"keys[keyName=key2].value\"},";
        try (EmbeddedArm arm = start(fields, pair)) {
            arm.add("contoso-gauge", HUB);

            assertThat(arm.keys("contoso-gauge", HUB).keyNames()).containsExactly("keys.key1", "keys.key2");
            assertThat(list(arm).at("/keys/1/keyName").textValue()).isEqualTo("key2");
        }
    }

    @Test
    void aBodyWithoutFieldsNeedsASample() throws IOException {
        try (EmbeddedArm arm = start("\"JsonKeys\"", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> arm.add("contoso-gauge", HUB))
                    .withMessageContaining("contoso-gauge")
                    .withMessageContaining("JsonKeys");
        }
    }

    private EmbeddedArm start(String body, String pair) throws IOException {
        Path file = folder.resolve("contoso-gauge.json");
        Files.writeString(file, """
                {"name": "contoso-gauge", "apiVersion": "2025-05-01", %s "body": %s,
                 "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Contoso.Sensors\
                /hubs/{hubName}/sensors/{sensorName}/listKeys",
                 "parameters": {"hubName": {"description": "The hub."}, "sensorName": {"description": "The sensor.", "option": "keyName"}}}
                """.formatted(pair, body));
        return EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .operationFile(file)
                .start();
    }

    private static JsonNode list(EmbeddedArm arm) {
        return RestClient.json(new RestClient(arm).post(HUB + "/listKeys?api-version=2025-05-01"));
    }
}
