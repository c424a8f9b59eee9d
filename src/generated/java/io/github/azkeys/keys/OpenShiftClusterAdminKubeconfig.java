// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/aro-admin.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable String kubeconfig,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public OpenShiftClusterAdminKubeconfig {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static OpenShiftClusterAdminKubeconfig ofJson(String text) {
        throw PlainValues.unreadable(OpenShiftClusterAdminKubeconfig.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("kubeconfig", kubeconfig)
                .multiline("kubeconfig")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
