// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/arcappliance-customer-user.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer logs in to an Arc resource bridge with.
 *
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param sshKeys SSH keys by use
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplianceListClusterCustomerUserCredentialResults(
        @Nullable List<ApplianceCredentialKubeconfig> kubeconfigs,
        @Nullable Map<String, SSHKey> sshKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ApplianceListClusterCustomerUserCredentialResults {
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        sshKeys = sshKeys == null ? null : Fields.unmodifiable(sshKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ApplianceListClusterCustomerUserCredentialResults ofJson(String text) {
        throw PlainValues.unreadable(ApplianceListClusterCustomerUserCredentialResults.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named(
                        "kubeconfigs",
                        kubeconfigs,
                        ApplianceCredentialKubeconfig::name,
                        ApplianceCredentialKubeconfig::value)
                .multiline("kubeconfigs")
                .parts("sshKeys", sshKeys)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
