package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One secret environment variable of an Azure Spring Apps job, {@code Secret} in ARM.
 *
 * @param name its name
 * @param value the secret
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppPlatformSecret(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public AppPlatformSecret {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).shown("name", name).secret("value", value).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
