package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The kubeconfig of an OpenShift cluster's administrator.
 *
 * @param kubeconfig the kubeconfig in Base64
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/openshift/open-shift-clusters/list-admin-credentials">Open Shift
 *     Clusters - List Admin Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenShiftClusterAdminKubeconfig(
        String kubeconfig, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public OpenShiftClusterAdminKubeconfig {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("kubeconfig", kubeconfig).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
