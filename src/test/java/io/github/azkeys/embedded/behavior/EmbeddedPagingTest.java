// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.support.RestClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An operation of an application, whose response has pages. */
@Timeout(30)
class EmbeddedPagingTest {

    private static final String ID = "/subscriptions/s/resourceGroups/g/providers/Example.Rooms/houses/h1";

    private static final String OPERATION = """
            {
              "name": "rooms",
              "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Example.Rooms/houses/{house}/listKeys",
              "parameters": {"house": {"description": "A house."}},
              "apiVersion": "2020-01-01",
              "body": "ContainerRegistryListCredentialsResult",
              "nextLink": "nextLink",
              "sample": {
                "request": {"subscriptionId": "s", "resourceGroupName": "g", "house": "h0"},
                "response": {
                  "username": "h0",
                  "passwords": [
                    {"name": "front", "value": "1"},
                    {"name": "back", "value": "2"},
                    {"name": "cellar", "value": "3"}
                  ]
                }
              }
            }
            """;

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .operations(location -> location.endsWith("rooms.json")
                        ? new ByteArrayInputStream(OPERATION.getBytes(StandardCharsets.UTF_8))
                        : null)
                .start();
        client = new RestClient(arm);
        arm.add("rooms", ID);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void anOperationOfTheApplicationIsServed() {
        JsonNode body = RestClient.json(client.post(ID + "/listKeys?api-version=2020-01-01"));
        assertThat(body.get("username").textValue()).isEqualTo("h1");
        assertThat(body.get("passwords")).hasSize(3);
        assertThat(body.has("nextLink")).isFalse();
    }

    @Test
    void pagesLinkToEachOtherUntilTheLast() {
        arm.pageSize(2);
        List<String> names = new ArrayList<>();
        HttpResponse<String> response = client.post(ID + "/listKeys?api-version=2020-01-01");
        JsonNode page = RestClient.json(response);
        while (true) {
            page.get("passwords").forEach(item -> names.add(item.get("name").textValue()));
            if (page.get("nextLink").isNull()) {
                break;
            }
            assertThat(page.get("nextLink").textValue()).startsWith(arm.endpoint() + "/subscriptions/s/");
            page = RestClient.json(client.get(page.get("nextLink").textValue()));
        }
        assertThat(names).containsExactly("front", "back", "cellar");
        assertThat(arm.calls("rooms")).extracting(ArmCall::method).containsExactly("POST", "GET");
    }

    @Test
    void aFurtherPageMayBeAskedForLikeTheFirst() {
        arm.pageSize(1);
        JsonNode first = RestClient.json(client.post(ID + "/listKeys?api-version=2020-01-01"));
        JsonNode second = RestClient.json(client.post(first.get("nextLink").textValue()));
        assertThat(second.at("/passwords/0/name").textValue()).isEqualTo("back");
    }

    @Test
    void aPageHoldsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> arm.pageSize(0));
    }
}
