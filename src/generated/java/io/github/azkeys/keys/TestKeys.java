// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/spring.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that call the test endpoint of an Azure Spring Apps service.
 *
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param primaryTestEndpoint the address that holds the primary key
 * @param secondaryTestEndpoint the address that holds the secondary key
 * @param enabled whether the test endpoint is open
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azurespringapps/services/list-test-keys">Services - List Test
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestKeys(
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String primaryTestEndpoint,
        @Nullable String secondaryTestEndpoint,
        @Nullable Boolean enabled,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public TestKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TestKeys ofJson(String text) {
        throw PlainValues.unreadable(TestKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .secret("primaryTestEndpoint", primaryTestEndpoint)
                .secret("secondaryTestEndpoint", secondaryTestEndpoint)
                .shown("enabled", enabled)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
