package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One kubeconfig of a Kubernetes cluster or namespace.
 *
 * @param name its name
 * @param value the kubeconfig in Base64
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-admin-credentials">Managed
 *     Clusters - List Cluster Admin Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialResult(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public CredentialResult {
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
