// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/ConnectedClusterCredentialResults.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user reaches a connected Kubernetes cluster with.
 *
 * @param hybridConnectionConfig the relay to the cluster
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param additionalProperties what a newer API version adds
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/hybridkubernetes/connected-cluster/list-cluster-user-credential">Connected
 *     Cluster - List Cluster User Credential</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectedClusterCredentialResults(
        @Nullable ConnectedClusterConnectionConfig hybridConnectionConfig,
        @Nullable List<ConnectedClusterCredentialResult> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ConnectedClusterCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ConnectedClusterCredentialResults ofJson(String text) {
        throw PlainValues.unreadable(ConnectedClusterCredentialResults.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("hybridConnectionConfig", hybridConnectionConfig)
                .named(
                        "kubeconfigs",
                        kubeconfigs,
                        ConnectedClusterCredentialResult::name,
                        ConnectedClusterCredentialResult::value)
                .multiline("kubeconfigs")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * A relay to a cluster outside Azure.
     *
     * @param expirationTime when the token ends, in seconds since 1970
     * @param hybridConnectionName the name of the connection
     * @param relay the name of the relay
     * @param token the token that sends
     * @param relayTid the tenant of the relay
     * @param relayType the type of the relay
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/hybridkubernetes/connected-cluster/list-cluster-user-credential">Connected
     *     Cluster - List Cluster User Credential</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConnectedClusterConnectionConfig(
            @Nullable Long expirationTime,
            @Nullable String hybridConnectionName,
            @Nullable String relay,
            @Nullable String token,
            @Nullable String relayTid,
            @Nullable String relayType,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ConnectedClusterConnectionConfig {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ConnectedClusterConnectionConfig ofJson(String text) {
            throw PlainValues.unreadable(ConnectedClusterConnectionConfig.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("expirationTime", expirationTime)
                    .shown("hybridConnectionName", hybridConnectionName)
                    .shown("relay", relay)
                    .secret("token", token)
                    .shown("relayTid", relayTid)
                    .shown("relayType", relayType)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }

    /**
     * One kubeconfig of a Kubernetes cluster.
     *
     * @param name its name
     * @param value the kubeconfig in Base64
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/hybridkubernetes/connected-cluster/list-cluster-user-credential">Connected
     *     Cluster - List Cluster User Credential</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConnectedClusterCredentialResult(
            @Nullable String name,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ConnectedClusterCredentialResult {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ConnectedClusterCredentialResult ofJson(String text) {
            throw PlainValues.unreadable(ConnectedClusterCredentialResult.class, "a text");
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
