// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/ml-endpoint.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an endpoint of an Azure Machine Learning workspace.
 *
 * @param keys the keys
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Azure Machine Learning</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointKeys(
        @Nullable AccountApiKeys keys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public EndpointKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static EndpointKeys ofJson(String text) {
        throw PlainValues.unreadable(EndpointKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("keys", keys)
                .also("primary", Parts.key(keys, AccountApiKeys::key1))
                .also("secondary", Parts.key(keys, AccountApiKeys::key2))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The keys of the account behind an endpoint.
     *
     * @param key1 the first key
     * @param key2 the second key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Azure Machine Learning</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountApiKeys(
            @Nullable String key1,
            @Nullable String key2,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public AccountApiKeys {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static AccountApiKeys ofJson(String text) {
            throw PlainValues.unreadable(AccountApiKeys.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("key1", key1)
                    .secret("key2", key2)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
