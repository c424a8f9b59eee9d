package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The kubeconfigs of a fleet's hub.
 *
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/fleet/fleets/list-credentials">Fleets - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FleetCredentialResults(
        List<FleetCredentialResult> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public FleetCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("kubeconfigs", kubeconfigs, FleetCredentialResult::name, FleetCredentialResult::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
