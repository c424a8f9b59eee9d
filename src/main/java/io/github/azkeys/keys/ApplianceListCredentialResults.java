package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a user reaches an Arc resource bridge with.
 *
 * @param hybridConnectionConfig the relay to the bridge
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplianceListCredentialResults(
        HybridConnectionConfig hybridConnectionConfig,
        List<ApplianceCredentialKubeconfig> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ApplianceListCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("hybridConnectionConfig", hybridConnectionConfig)
                .named(
                        "kubeconfigs",
                        kubeconfigs,
                        ApplianceCredentialKubeconfig::name,
                        ApplianceCredentialKubeconfig::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
