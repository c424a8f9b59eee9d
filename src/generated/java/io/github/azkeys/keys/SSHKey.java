// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SSHKey.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One SSH key of an Arc resource bridge.
 *
 * @param certificate the certificate of the public key, where that is signed
 * @param creationTimeStamp when the certificate was made, in seconds since 1970
 * @param expirationTimeStamp when the certificate ends, in seconds since 1970
 * @param privateKey the private key
 * @param publicKey the public key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SSHKey(
        @Nullable String certificate,
        @Nullable Long creationTimeStamp,
        @Nullable Long expirationTimeStamp,
        @Nullable String privateKey,
        @Nullable String publicKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SSHKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SSHKey ofJson(String text) {
        throw PlainValues.unreadable(SSHKey.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("certificate", certificate)
                .shown("creationTimeStamp", creationTimeStamp)
                .shown("expirationTimeStamp", expirationTimeStamp)
                .secret("privateKey", privateKey)
                .multiline("privateKey")
                .shown("publicKey", publicKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
