// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.support.TestClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tokens of Microsoft Entra, and how ARM checks them. */
@Timeout(30)
class EmbeddedTokensTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final TestClock clock = new TestClock();
    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .clock(clock)
                .tokenLifetime(Duration.ofMinutes(10))
                .tokenRefreshIn(Duration.ofMinutes(5))
                .start();
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                arm.clientId(),
                "client_secret",
                arm.clientSecret(),
                "scope",
                "openid profile " + RestClient.SCOPE));
    }

    private void assertRefused(Map<String, String> form, int status, String error, String number) {
        HttpResponse<String> response = client.requestToken(arm.tenantId(), form);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(RestClient.json(response).get("error").textValue()).isEqualTo(error);
        assertThat(RestClient.json(response).get("error_description").textValue())
                .startsWith(number + ": ");
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void theRightSecretGetsAToken() {
        HttpResponse<String> response = client.requestToken(arm.tenantId(), form());
        JsonNode body = RestClient.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(body.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").intValue()).isEqualTo(600);
        assertThat(body.get("refresh_in").intValue()).isEqualTo(300);
        assertThat(arm.secrets()).contains(body.get("access_token").textValue());
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aTokenRequestIsRecordedWithoutItsSecret() {
        client.requestToken(arm.tenantId(), form());
        TokenRequest request = arm.tokenRequests().get(0);
        assertThat(request)
                .isEqualTo(new TokenRequest(
                        clock.instant(),
                        "client_credentials",
                        "client_secret",
                        arm.tenantId(),
                        arm.clientId(),
                        null,
                        "openid profile " + RestClient.SCOPE,
                        null,
                        200));
        assertThat(request.toString()).doesNotContain(arm.secrets());
    }

    @Test
    void wrongRequestsForATokenAreRefusedAsByEntra() {
        Map<String, String> secret = form();
        secret.put("client_secret", "wrong");
        assertRefused(secret, 401, "invalid_client", "AADSTS7000215");
        Map<String, String> nothing = form();
        nothing.remove("client_secret");
        assertRefused(nothing, 401, "invalid_client", "AADSTS7000218");
        Map<String, String> assertion = form();
        assertion.put("client_assertion", "no jwt");
        assertRefused(assertion, 401, "invalid_client", "AADSTS50027");
        Map<String, String> client = form();
        client.put("client_id", "somebody");
        assertRefused(client, 400, "unauthorized_client", "AADSTS700016");
        Map<String, String> grant = form();
        grant.put("grant_type", "password");
        assertRefused(grant, 400, "unsupported_grant_type", "AADSTS70003");
        Map<String, String> scope = form();
        scope.put("scope", "openid");
        assertRefused(scope, 400, "invalid_scope", "AADSTS1002012");
    }

    @Test
    void anotherTenantIsNotFound() {
        HttpResponse<String> response = client.requestToken("elsewhere", form());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(response).get("error_description").textValue())
                .startsWith("AADSTS90002: Tenant 'elsewhere' not found");
    }

    @Test
    void theConfigurationNamesTheTokenEndpoint() {
        String token = arm.authorityHost() + "/" + arm.tenantId() + "/oauth2/v2.0/token";
        HttpResponse<String> configuration =
                client.send(client.request("/" + arm.tenantId() + "/v2.0/.well-known/openid-configuration"));
        assertThat(RestClient.json(configuration).get("token_endpoint").textValue())
                .isEqualTo(token);
        assertThat(client.send(client.request("/nobody/v2.0/.well-known/openid-configuration"))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> discovery = client.send(client.request("/common/discovery/instance?api-version=1.1"));
        assertThat(RestClient.json(discovery).at("/metadata/0/aliases/0").textValue())
                .isEqualTo(arm.authorityHost().substring("https://".length()));
        assertThat(arm.tokenRequests()).isEmpty();
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aCallWithoutATokenIsChallenged() {
        HttpResponse<String> response =
                client.send(client.request(RestClient.BATCH_KEYS).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(RestClient.code(response)).isEqualTo("AuthenticationFailed");
        assertThat(RestClient.header(response, "WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=\"" + arm.authorityHost() + "/" + arm.tenantId()
                        + "\", error=\"invalid_token\", error_description=\"");
    }

    @Test
    void aTokenOfSomebodyElseIsInvalid() {
        assertThat(RestClient.code(client.post(RestClient.BATCH_KEYS, "e30.e30.c2ln")))
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void aTokenExpiresByTheClock() {
        String token = client.token();
        clock.advance(Duration.ofSeconds(599));
        assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(RestClient.code(response)).isEqualTo("ExpiredAuthenticationToken");
        assertThat(RestClient.message(response)).contains("'1/1/2026 12:10:00 AM'");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        Map<String, String> form = form();
        form.put("scope", "https://graph.microsoft.com/.default");
        String token = RestClient.json(client.requestToken(arm.tenantId(), form))
                .get("access_token")
                .textValue();
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(RestClient.code(response)).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(RestClient.message(response)).contains("'https://graph.microsoft.com'");
    }

    @Test
    void thisServiceIsAnAudienceToo() {
        Map<String, String> form = form();
        form.put("scope", arm.endpoint() + "/.default");
        String token = RestClient.json(client.requestToken(arm.tenantId(), form))
                .get("access_token")
                .textValue();
        assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void aClaimsChallengeHoldsUntilANewerTokenComes() {
        String old = client.token();
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1767225600\"}}}";
        arm.requireClaims(claims);
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS, old);
        assertThat(response.statusCode()).isEqualTo(401);
        String challenge = RestClient.header(response, "WWW-Authenticate");
        assertThat(challenge)
                .startsWith("Bearer realm=\"\", authorization_uri=\"")
                .contains(
                        "error=\"insufficient_claims\"",
                        "claims=\"" + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                                + "\"");
        assertThat(client.post(RestClient.BATCH_KEYS, old).statusCode()).isEqualTo(401);
        assertThat(client.post(RestClient.BATCH_KEYS, client.token()).statusCode())
                .isEqualTo(200);
    }
}
