// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/ApplianceCredentialKubeconfig.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kubeconfig of an Arc resource bridge.
 *
 * @param name such as {@code clusterUser}
 * @param value the kubeconfig
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplianceCredentialKubeconfig(
        @Nullable String name,
        @Nullable String value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ApplianceCredentialKubeconfig {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ApplianceCredentialKubeconfig ofJson(String text) {
        throw PlainValues.unreadable(ApplianceCredentialKubeconfig.class, "a text");
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
