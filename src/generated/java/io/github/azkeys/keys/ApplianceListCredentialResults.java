// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/arcappliance-user.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable HybridConnectionConfig hybridConnectionConfig,
        @Nullable List<ApplianceCredentialKubeconfig> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ApplianceListCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ApplianceListCredentialResults ofJson(String text) {
        throw PlainValues.unreadable(ApplianceListCredentialResults.class, "a text");
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
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HybridConnectionConfig(
            @Nullable Long expirationTime,
            @Nullable String hybridConnectionName,
            @Nullable String relay,
            @Nullable String token,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public HybridConnectionConfig {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static HybridConnectionConfig ofJson(String text) {
            throw PlainValues.unreadable(HybridConnectionConfig.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("expirationTime", expirationTime)
                    .shown("hybridConnectionName", hybridConnectionName)
                    .shown("relay", relay)
                    .secret("token", token)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
