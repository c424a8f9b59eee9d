// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/ml-datastore.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a datastore. Which of them there is depends on {@code secretsType}; the others are null.
 *
 * @param secretsType such as {@code AccountKey}, {@code Sas}, {@code ServicePrincipal}, {@code Certificate}
 * @param key the key of the storage account
 * @param sasToken the shared access signature
 * @param clientSecret the secret of the service principal
 * @param certificate the certificate of the service principal, with its private key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/datastores/list-secrets">Datastores - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatastoreSecrets(
        @Nullable String secretsType,
        @Nullable String key,
        @Nullable String sasToken,
        @Nullable String clientSecret,
        @Nullable String certificate,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DatastoreSecrets {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DatastoreSecrets ofJson(String text) {
        throw PlainValues.unreadable(DatastoreSecrets.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("secretsType", secretsType)
                .secret("key", key)
                .secret("sasToken", sasToken)
                .secret("clientSecret", clientSecret)
                .secret("certificate", certificate)
                .multiline("certificate")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
