package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
        List<SshPublicKey> sshAuthorizedKeys,
        String sharedKey,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public LocalUserKeys {
        sshAuthorizedKeys = sshAuthorizedKeys == null ? null : List.copyOf(sshAuthorizedKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("sshAuthorizedKeys", sshAuthorizedKeys)
                .secret("sharedKey", sharedKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
