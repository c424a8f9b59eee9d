package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One access key of an App Configuration store.
 *
 * @param id the id of the key
 * @param name such as {@code Primary}
 * @param value the key
 * @param connectionString the connection string that holds the key
 * @param lastModified when the key was changed last
 * @param readOnly whether the key only reads
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appconfiguration/configuration-stores/list-keys">Configuration
 *     Stores - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKey(
        String id,
        String name,
        String value,
        String connectionString,
        DateTime lastModified,
        Boolean readOnly,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ApiKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .secret("value", value)
                .secret("connectionString", connectionString)
                .shown("lastModified", lastModified)
                .shown("readOnly", readOnly)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
