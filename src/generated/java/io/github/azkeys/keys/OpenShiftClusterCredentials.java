// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/aro.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The administrator of an OpenShift cluster.
 *
 * @param kubeadminUsername the name to log in with
 * @param kubeadminPassword the password
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/openshift/open-shift-clusters/list-credentials">Open Shift
 *     Clusters - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenShiftClusterCredentials(
        @Nullable String kubeadminUsername,
        @Nullable String kubeadminPassword,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public OpenShiftClusterCredentials {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static OpenShiftClusterCredentials ofJson(String text) {
        throw PlainValues.unreadable(OpenShiftClusterCredentials.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("kubeadminUsername", kubeadminUsername)
                .secret("kubeadminPassword", kubeadminPassword)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
