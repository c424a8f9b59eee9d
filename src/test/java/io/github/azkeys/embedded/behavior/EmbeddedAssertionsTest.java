// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.support.TestCertificate;
import io.github.azkeys.support.TestClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The assertions with which an application proves its identity to Microsoft Entra, and how Entra checks them. */
@Timeout(30)
class EmbeddedAssertionsTest {

    private static final LoopbackCertificate SERVER = SharedCertificate.LOOPBACK;
    private static final TestCertificate APPLICATION = certificate();

    private final TestClock clock = new TestClock();
    private EmbeddedArm arm;
    private RestClient client;

    /** Valid at the time of the test clock. */
    private static TestCertificate certificate() {
        return TestCertificate.create("-keyalg", "RSA", "-startdate", "2025/12/01", "-validity", "60");
    }

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder().certificate(SERVER).clock(clock).start();
        arm.addCertificate(APPLICATION.certificate());
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void theRegisteredCertificateGetsAToken() throws Exception {
        String assertion = assertion(claims -> {});

        assertThat(request(assertion).statusCode()).isEqualTo(200);
        assertThat(arm.tokenRequests().get(0).credential()).isEqualTo("client_assertion");
        assertThat(arm.secrets()).contains(assertion);
    }

    @Test
    void theLongerThumbprintIsReadToo() throws Exception {
        assertThat(request(assertion("x5t#S256", "SHA-256", claims -> {})).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherCertificateIsRefused() throws Exception {
        arm.removeCertificate(APPLICATION.certificate());
        assertRefused(assertion(claims -> {}), "AADSTS700027", "The key was not found");

        arm.addCertificate(certificate().certificate());
        assertRefused(assertion(claims -> {}), "AADSTS700027", "The key was not found");
    }

    @Test
    void aWrongSignatureIsRefused() throws Exception {
        String assertion = assertion(claims -> {});
        String other = assertion(claims -> claims.put("jti", "another"));
        String mixed = assertion.substring(0, assertion.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));

        assertRefused(mixed, "AADSTS700027", "Invalid signature");
    }

    @Test
    void theClaimsAreChecked() throws Exception {
        assertRefused(
                assertion(claims -> claims.put("aud", "https://login.microsoftonline.com")),
                "AADSTS700023",
                "audience");
        assertRefused(assertion(claims -> claims.put("sub", "somebody")), "AADSTS700021", "client_id");
        Instant past = clock.instant().minus(Duration.ofHours(1));
        assertRefused(
                assertion(claims -> claims.put("exp", past.getEpochSecond())), "AADSTS700024", "valid time range");
        Instant future = clock.instant().plus(Duration.ofHours(1));
        assertRefused(
                assertion(claims -> claims.put("nbf", future.getEpochSecond())), "AADSTS700024", "valid time range");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        clock.advance(Duration.ofDays(60));

        assertRefused(assertion(claims -> {}), "AADSTS700027", "The key used is expired");
    }

    @Test
    void onlyTokensOfTheTrustedIssuerAreAcceptedForOneHour() {
        String token = arm.federatedToken();
        assertThat(request(token).statusCode()).isEqualTo(200);
        assertThat(arm.secrets()).contains(token);

        assertRefused(token.substring(0, token.length() - 2) + "AA", "AADSTS70021", "system:serviceaccount");
        assertRefused("e30.e30.c2ln", "AADSTS70021", "No matching federated identity");
        try (EmbeddedArm other =
                EmbeddedArm.builder().certificate(SERVER).clock(clock).start()) {
            String foreign = other.federatedToken();
            assertRefused(foreign, "AADSTS70021", "No matching federated identity");
            arm.addFederatedToken(foreign);
            assertThat(request(foreign).statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(66));
        assertRefused(token, "AADSTS700024", "valid time range");
    }

    @Test
    void onlyABearerOfAJwtIsAccepted() {
        Map<String, String> form = form(arm.federatedToken());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        assertThat(client.requestToken(arm.tenantId(), form).body()).contains("AADSTS50027");
        assertRefused("e30.W10.c2ln", "AADSTS50027", "malformed");
    }

    private void assertRefused(String assertion, String number, String reason) {
        HttpResponse<String> response = request(assertion);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(RestClient.json(response).get("error").textValue()).isEqualTo("invalid_client");
        assertThat(RestClient.json(response).get("error_description").textValue())
                .startsWith(number + ": ")
                .contains(reason);
    }

    private HttpResponse<String> request(String assertion) {
        return client.requestToken(arm.tenantId(), form(assertion));
    }

    private Map<String, String> form(String assertion) {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                arm.clientId(),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion,
                "scope",
                RestClient.SCOPE));
    }

    private String assertion(Consumer<ObjectNode> changes) throws Exception {
        return assertion("x5t", "SHA-1", changes);
    }

    private String assertion(String thumbprint, String digest, Consumer<ObjectNode> changes) throws Exception {
        X509Certificate certificate = APPLICATION.certificate();
        ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "RS256");
        header.put(thumbprint, encode(MessageDigest.getInstance(digest).digest(certificate.getEncoded())));
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", arm.clientId())
                .put("sub", arm.clientId())
                .put("aud", arm.authorityHost() + "/" + arm.tenantId() + "/oauth2/v2.0/token")
                .put("nbf", clock.instant().getEpochSecond())
                .put("exp", clock.instant().plusSeconds(600).getEpochSecond());
        changes.accept(claims);
        String signed = encode(bytes(header.toString())) + "." + encode(bytes(claims.toString()));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(APPLICATION.key());
        signature.update(bytes(signed));
        return signed + "." + encode(signature.sign());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
