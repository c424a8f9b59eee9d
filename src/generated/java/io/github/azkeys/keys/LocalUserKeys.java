// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/storage-local-user.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local user of a storage account logs in with.
 *
 * @param sshAuthorizedKeys the public keys that the user may log in with
 * @param sharedKey the key that signs requests of other protocols
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/local-users/list-keys">Local Users - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocalUserKeys(
        @Nullable List<SshPublicKey> sshAuthorizedKeys,
        @Nullable String sharedKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public LocalUserKeys {
        sshAuthorizedKeys = sshAuthorizedKeys == null ? null : List.copyOf(sshAuthorizedKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static LocalUserKeys ofJson(String text) {
        throw PlainValues.unreadable(LocalUserKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("sshAuthorizedKeys", sshAuthorizedKeys)
                .secret("sharedKey", sharedKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * A public SSH key, which is no secret.
     *
     * @param description what the key is for
     * @param key the public key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/storagerp/local-users/list-keys">Local Users - List Keys</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SshPublicKey(
            @Nullable String description,
            @Nullable String key,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public SshPublicKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static SshPublicKey ofJson(String text) {
            throw PlainValues.unreadable(SshPublicKey.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("description", description)
                    .shown("key", key)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
