// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.TestClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The managed identities of App Service, a virtual machine and Azure Arc. */
@Timeout(30)
class EmbeddedIdentityTest {

    private final TestClock clock = new TestClock();
    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .clock(clock)
                .tokenLifetime(Duration.ofMinutes(10))
                .start();
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void aManagedIdentityGetsATokenByTheProtocolOfAppService() {
        HttpResponse<String> response = identity("?api-version=2019-08-01&resource=https://management.azure.com");
        JsonNode body = RestClient.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(body.get("expires_on").textValue())
                .isEqualTo(String.valueOf(clock.instant().getEpochSecond() + 600));
        assertThat(body.get("resource").textValue()).isEqualTo("https://management.azure.com");
        assertThat(body.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(body.has("client_id")).isFalse();
        String token = body.get("access_token").textValue();
        assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(200);
        assertThat(arm.tokenRequests().get(0).credential()).isEqualTo("identity_header");
    }

    @Test
    void aUserAssignedIdentityIsNamedInTheAnswer() {
        HttpResponse<String> response =
                identity("?api-version=2019-08-01&resource=https://management.azure.com&client_id=mine");
        assertThat(RestClient.json(response).get("client_id").textValue()).isEqualTo("mine");
        assertThat(arm.tokenRequests().get(0).clientId()).isEqualTo("mine");
        assertThat(arm.tokenRequests().get(0).identity()).isEqualTo("client_id=mine");
    }

    @Test
    void oneParameterSelectsAnIdentity() {
        String query = "?api-version=2019-08-01&resource=https://management.azure.com";
        assertThat(identity(query + "&mi_res_id=/subscriptions/s").statusCode()).isEqualTo(200);
        assertThat(identity(query + "&object_id=mine").statusCode()).isEqualTo(200);
        assertThat(arm.tokenRequests())
                .extracting(TokenRequest::identity)
                .containsExactly("mi_res_id=/subscriptions/s", "object_id=mine");
        assertThat(identity(query + "&client_id=mine&object_id=mine").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anIdentityNeedsItsHeaderAndAResource() {
        String query = "?api-version=2019-08-01&resource=https://management.azure.com";
        assertThat(client.send(client.request(arm.identityEndpoint() + query)).statusCode())
                .isEqualTo(401);
        assertThat(identity("?api-version=2019-08-01").statusCode()).isEqualTo(400);
        assertThat(identity(query.replace("2019-08-01", "2001-01-01")).statusCode())
                .isEqualTo(400);
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void aVirtualMachineGetsATokenFromItsMetadataService() {
        HttpResponse<String> response = metadata(arm, "?api-version=2018-02-01&resource=https://management.azure.com");
        JsonNode body = RestClient.json(response);
        assertThat(body.get("expires_in").textValue()).isEqualTo("600");
        assertThat(body.get("expires_on").textValue())
                .isEqualTo(String.valueOf(clock.instant().getEpochSecond() + 600));
        assertThat(client.post(RestClient.BATCH_KEYS, body.get("access_token").textValue())
                        .statusCode())
                .isEqualTo(200);
        assertThat(arm.tokenRequests().get(0).credential()).isNull();
    }

    @Test
    void theMetadataServiceRefusesWhatItDoesNotKnow() {
        String query = "?api-version=2018-02-01&resource=https://management.azure.com";
        assertThat(metadata(arm, query.replace("2018", "1999")).statusCode()).isEqualTo(400);
        assertThat(metadata(arm, "?api-version=2018-02-01").statusCode()).isEqualTo(400);
        HttpResponse<String> response =
                client.send(client.request(arm.imdsEndpoint() + "/metadata/identity/oauth2/token" + query));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(response).get("error_description").textValue())
                .isEqualTo("Required metadata header not specified");
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void azureArcAsksForTheContentOfAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.key");
        try (EmbeddedArm server = EmbeddedArm.builder().arcKeyFile(file).start()) {
            String query = "?api-version=2020-06-01&resource=https://management.azure.com";
            HttpResponse<String> challenge = metadata(server, query);
            assertThat(challenge.statusCode()).isEqualTo(401);
            assertThat(RestClient.header(challenge, "WWW-Authenticate")).isEqualTo("Basic realm=" + file);
            HttpResponse<String> response = client.send(client.request(server.arcEndpoint() + query)
                    .header("Metadata", "true")
                    .header("Authorization", "Basic " + Files.readString(file)));
            assertThat(RestClient.json(response).get("access_token").textValue())
                    .isNotEmpty();
            assertThat(server.tokenRequests())
                    .extracting(TokenRequest::credential)
                    .containsExactly(null, "key_file");
            assertThat(server.secrets()).contains(Files.readString(file));
        }
    }

    private HttpResponse<String> metadata(EmbeddedArm server, String query) {
        return client.send(client.request(server.arcEndpoint() + query).header("Metadata", "true"));
    }

    private HttpResponse<String> identity(String query) {
        return client.send(
                client.request(arm.identityEndpoint() + query).header("X-IDENTITY-HEADER", arm.identityHeader()));
    }
}
