// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/fleet.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfigs of a fleet's hub.
 *
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/fleet/fleets/list-credentials">Fleets - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FleetCredentialResults(
        @Nullable List<FleetCredentialResult> kubeconfigs,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public FleetCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static FleetCredentialResults ofJson(String text) {
        throw PlainValues.unreadable(FleetCredentialResults.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("kubeconfigs", kubeconfigs, FleetCredentialResult::name, FleetCredentialResult::value)
                .multiline("kubeconfigs")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One kubeconfig of a fleet's hub.
     *
     * @param name its name
     * @param value the kubeconfig in Base64
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/fleet/fleets/list-credentials">Fleets - List Credentials</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FleetCredentialResult(
            @Nullable String name,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public FleetCredentialResult {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static FleetCredentialResult ofJson(String text) {
            throw PlainValues.unreadable(FleetCredentialResult.class, "a text");
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
