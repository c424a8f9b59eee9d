package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * What a role gets of a managed cluster.
 *
 * @param kubeConfig the kubeconfig in Base64
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/managed-clusters/get-access-profile">Managed Clusters - Get
 *     Access Profile</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessProfile(
        String kubeConfig, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public AccessProfile {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("kubeConfig", kubeConfig).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
