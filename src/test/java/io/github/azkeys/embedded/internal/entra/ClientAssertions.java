// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks the assertions of the application: those that it signs with a registered certificate, and the tokens of an issuer
 * that Entra trusts. That issuer is this class; a token has the format of a JWT and a random signature. Thread-safe.
 */
public final class ClientAssertions {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final AppRegistration registration;
    private final SecretStore secrets;
    private final EntraErrorResponses errors;
    private final Set<X509Certificate> certificates = ConcurrentHashMap.newKeySet();
    private final Set<String> federatedTokens = ConcurrentHashMap.newKeySet();

    public ClientAssertions(Clock clock, AppRegistration registration, SecretStore secrets) {
        this.clock = clock;
        this.registration = registration;
        this.secrets = secrets;
        this.errors = new EntraErrorResponses(clock);
    }

    /** Registers a certificate of the application. */
    public void add(X509Certificate certificate) {
        certificates.add(certificate);
    }

    /** Removes a certificate of the application. */
    public void remove(X509Certificate certificate) {
        certificates.remove(certificate);
    }

    /** Trusts a token of another service. */
    public void add(String federatedToken) {
        federatedTokens.add(secrets.add(federatedToken));
    }

    /** Returns a new token of the trusted issuer, as Kubernetes writes it into the file of a pod. */
    public String federatedToken() {
        Instant now = clock.instant();
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode claims = json.objectNode()
                .put("iss", registration.authorityHost() + "/cluster")
                .put("sub", "system:serviceaccount:default:routes")
                .put("aud", "api://AzureADTokenExchange")
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("jti", SecretStore.randomGuid());
        String token = encode(json.objectNode().put("typ", "JWT").put("alg", "RS256")) + "." + encode(claims) + "."
                + secrets.createUrlSafe(64);
        add(token);
        return token;
    }

    private static String encode(ObjectNode part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the error of Entra, empty if the assertion is valid. */
    Optional<ServerResponse> error(Map<String, String> form) {
        Optional<ClientAssertion> parsed = ClientAssertion.parse(form.get("client_assertion"));
        if (parsed.isEmpty() || !TYPE.equals(form.get("client_assertion_type"))) {
            return Optional.of(errors.assertionInvalid());
        }
        ClientAssertion assertion = parsed.get();
        secrets.add(assertion.value());
        Optional<ServerResponse> error = assertion.claim("iss").equals(form.get("client_id"))
                ? certificateError(assertion, form.get("client_id"))
                : federatedTokens.contains(assertion.value())
                        ? Optional.empty()
                        : Optional.of(errors.issuerUnknown(
                                assertion.claim("iss"), assertion.claim("sub"), assertion.claim("aud")));
        return error.isPresent() || assertion.isTimely(clock.instant())
                ? error
                : Optional.of(errors.assertionExpired());
    }

    private Optional<ServerResponse> certificateError(ClientAssertion assertion, String clientId) {
        Optional<X509Certificate> certificate =
                certificates.stream().filter(assertion::names).findFirst();
        if (certificate.isEmpty()) {
            return Optional.of(errors.keyUnknown(assertion.thumbprint()));
        }
        Instant now = clock.instant();
        if (now.isAfter(certificate.get().getNotAfter().toInstant())) {
            return Optional.of(errors.signatureInvalid("The key used is expired.", assertion.thumbprint()));
        }
        if (!assertion.isSignedBy(certificate.get())) {
            return Optional.of(errors.signatureInvalid("Invalid signature.", assertion.thumbprint()));
        }
        if (!assertion.claim("sub").equals(clientId)) {
            return Optional.of(errors.subjectInvalid());
        }
        String audience = assertion.claim("aud");
        return audience.equals(registration.authority() + "/oauth2/v2.0/token")
                        || audience.equals(registration.authority() + "/v2.0")
                ? Optional.empty()
                : Optional.of(errors.audienceInvalid());
    }
}
