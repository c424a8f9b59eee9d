// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/CredentialResults.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfigs of a Kubernetes cluster or namespace.
 *
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-admin-credentials">Managed
 *     Clusters - List Cluster Admin Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialResults(
        @Nullable List<CredentialResult> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public CredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CredentialResults ofJson(String text) {
        throw PlainValues.unreadable(CredentialResults.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("kubeconfigs", kubeconfigs, CredentialResult::name, CredentialResult::value)
                .multiline("kubeconfigs")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

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
            @Nullable String name,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public CredentialResult {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static CredentialResult ofJson(String text) {
            throw PlainValues.unreadable(CredentialResult.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("value", value)
                    .multiline("value")
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
