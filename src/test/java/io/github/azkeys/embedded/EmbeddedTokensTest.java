package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

@Timeout(30)
class EmbeddedTokensTest {

    private static final LoopbackCertificate CERTIFICATE = LoopbackCertificate.create();

    private final TestClock clock = new TestClock();
    private EmbeddedArm arm;
    private Caller caller;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .clock(clock)
                .tokenLifetime(Duration.ofMinutes(10))
                .tokenRefreshIn(Duration.ofMinutes(5))
                .start();
        caller = new Caller(arm);
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
                "openid profile " + Caller.SCOPE));
    }

    private void assertRefused(Map<String, String> form, int status, String error, String number) {
        HttpResponse<String> response = caller.requestToken(arm.tenantId(), form);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Caller.json(response).get("error").textValue()).isEqualTo(error);
        assertThat(Caller.json(response).get("error_description").textValue()).startsWith(number + ": ");
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void theRightSecretGetsAToken() {
        HttpResponse<String> response = caller.requestToken(arm.tenantId(), form());
        JsonNode answer = Caller.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.get("expires_in").intValue()).isEqualTo(600);
        assertThat(answer.get("refresh_in").intValue()).isEqualTo(300);
        assertThat(arm.secrets()).contains(answer.get("access_token").textValue());
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aTokenRequestIsRecordedWithoutItsSecret() {
        caller.requestToken(arm.tenantId(), form());
        TokenRequest request = arm.tokenRequests().get(0);
        assertThat(request)
                .isEqualTo(new TokenRequest(
                        clock.instant(),
                        "client_credentials",
                        "client_secret",
                        arm.tenantId(),
                        arm.clientId(),
                        "openid profile " + Caller.SCOPE,
                        null,
                        200));
        assertThat(request.toString()).doesNotContain(arm.secrets());
    }

    @Test
    void anAssertionGetsATokenToo() {
        Map<String, String> form = form();
        form.remove("client_secret");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", "e30.e30.c2ln");
        assertThat(caller.requestToken(arm.tenantId(), form).statusCode()).isEqualTo(200);
        assertThat(arm.tokenRequests().get(0).credential()).isEqualTo("client_assertion");
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
        HttpResponse<String> response = caller.requestToken("elsewhere", form());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response).get("error_description").textValue())
                .startsWith("AADSTS90002: Tenant 'elsewhere' not found");
    }

    @Test
    void theConfigurationNamesTheTokenEndpoint() {
        String token = arm.authorityHost() + "/" + arm.tenantId() + "/oauth2/v2.0/token";
        HttpResponse<String> configuration =
                caller.send(caller.request("/" + arm.tenantId() + "/v2.0/.well-known/openid-configuration"));
        assertThat(Caller.json(configuration).get("token_endpoint").textValue()).isEqualTo(token);
        assertThat(caller.send(caller.request("/nobody/v2.0/.well-known/openid-configuration"))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> discovery = caller.send(caller.request("/common/discovery/instance?api-version=1.1"));
        assertThat(Caller.json(discovery).at("/metadata/0/aliases/0").textValue())
                .isEqualTo(arm.authorityHost().substring("https://".length()));
        assertThat(arm.tokenRequests()).isEmpty();
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aCallWithoutATokenIsChallenged() {
        HttpResponse<String> response =
                caller.send(caller.request(Caller.BATCH_KEYS).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.code(response)).isEqualTo("AuthenticationFailed");
        assertThat(Caller.header(response, "WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=\"" + arm.authorityHost() + "/" + arm.tenantId()
                        + "\", error=\"invalid_token\", error_description=\"");
    }

    @Test
    void aTokenOfSomebodyElseIsInvalid() {
        assertThat(Caller.code(caller.post(Caller.BATCH_KEYS, "e30.e30.c2ln"))).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void aTokenExpiresByTheClock() {
        String token = caller.token();
        clock.advance(Duration.ofSeconds(599));
        assertThat(caller.post(Caller.BATCH_KEYS, token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> response = caller.post(Caller.BATCH_KEYS, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.code(response)).isEqualTo("ExpiredAuthenticationToken");
        assertThat(Caller.message(response)).contains("'1/1/2026 12:10:00 AM'");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        Map<String, String> form = form();
        form.put("scope", "https://graph.microsoft.com/.default");
        String token = Caller.json(caller.requestToken(arm.tenantId(), form))
                .get("access_token")
                .textValue();
        HttpResponse<String> response = caller.post(Caller.BATCH_KEYS, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.code(response)).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(Caller.message(response)).contains("'https://graph.microsoft.com'");
    }

    @Test
    void thisServiceIsAnAudienceToo() {
        Map<String, String> form = form();
        form.put("scope", arm.endpoint() + "/.default");
        String token = Caller.json(caller.requestToken(arm.tenantId(), form))
                .get("access_token")
                .textValue();
        assertThat(caller.post(Caller.BATCH_KEYS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void aClaimsChallengeHoldsUntilANewerTokenComes() {
        String old = caller.token();
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1767225600\"}}}";
        arm.requireClaims(claims);
        HttpResponse<String> response = caller.post(Caller.BATCH_KEYS, old);
        assertThat(response.statusCode()).isEqualTo(401);
        String challenge = Caller.header(response, "WWW-Authenticate");
        assertThat(challenge)
                .startsWith("Bearer realm=\"\", authorization_uri=\"")
                .contains(
                        "error=\"insufficient_claims\"",
                        "claims=\"" + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                                + "\"");
        assertThat(caller.post(Caller.BATCH_KEYS, old).statusCode()).isEqualTo(401);
        assertThat(caller.post(Caller.BATCH_KEYS, caller.token()).statusCode()).isEqualTo(200);
    }
}
