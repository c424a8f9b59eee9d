package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Where an Arc resource bridge puts one kind of artifact.
 *
 * @param endpoint the address with its shared access signature
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArtifactProfile(
        String endpoint, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public ArtifactProfile {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("endpoint", endpoint).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
