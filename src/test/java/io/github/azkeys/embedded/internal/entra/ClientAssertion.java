// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The JWT with which an application proves its identity. Immutable. */
record ClientAssertion(String value, JsonNode header, JsonNode claims) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    /** Returns the parsed JWT, empty if it is malformed. */
    static Optional<ClientAssertion> parse(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = JSON.readTree(decode(parts[0]));
            JsonNode claims = JSON.readTree(decode(parts[1]));
            decode(parts[2]);
            return header.isObject() && claims.isObject()
                    ? Optional.of(new ClientAssertion(value, header, claims))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    String claim(String name) {
        return claims.path(name).asText();
    }

    /** Whether the assertion is valid at this time, by a clock that may differ by five minutes. */
    boolean isTimely(Instant now) {
        return now.plus(ALLOWED_SKEW).getEpochSecond() >= claims.path("nbf").asLong(Long.MAX_VALUE)
                && now.minus(ALLOWED_SKEW).getEpochSecond() < claims.path("exp").asLong(0);
    }

    /** Returns the thumbprint of the certificate as hexadecimal text. MSAL writes it in Base64 and not in Base64url. */
    String thumbprint() {
        String text = header.path("x5t#S256").asText(header.path("x5t").asText());
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(decode(text.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether the header names this certificate. */
    boolean names(X509Certificate certificate) {
        String algorithm = header.has("x5t#S256") ? "SHA-256" : "SHA-1";
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest).equals(thumbprint());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key of the certificate signed the assertion. */
    boolean isSignedBy(X509Certificate certificate) {
        int end = value.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            signature.update(value.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return header.path("alg").asText().equals("RS256") && signature.verify(decode(value.substring(end + 1)));
        } catch (GeneralSecurityException e) {
            return false; // such as a signature of another length
        }
    }

    /** Leaves out the assertion, which is a secret. */
    @Override
    public String toString() {
        return "ClientAssertion of " + claim("iss");
    }
}
