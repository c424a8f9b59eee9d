// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/arcappliance.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What manages an Arc resource bridge.
 *
 * @param artifactProfiles where artifacts such as logs go, by kind
 * @param kubeconfigs a kubeconfig for each kind of user
 * @param sshKeys SSH keys by use
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplianceListKeysResults(
        @Nullable Map<String, ArtifactProfile> artifactProfiles,
        @Nullable List<ApplianceCredentialKubeconfig> kubeconfigs,
        @Nullable Map<String, SSHKey> sshKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ApplianceListKeysResults {
        artifactProfiles = artifactProfiles == null ? null : Fields.unmodifiable(artifactProfiles);
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        sshKeys = sshKeys == null ? null : Fields.unmodifiable(sshKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ApplianceListKeysResults ofJson(String text) {
        throw PlainValues.unreadable(ApplianceListKeysResults.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .parts("artifactProfiles", artifactProfiles)
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

    /**
     * Where an Arc resource bridge puts one kind of artifact.
     *
     * @param endpoint the address with its shared access signature
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArtifactProfile(
            @Nullable String endpoint,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ArtifactProfile {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ArtifactProfile ofJson(String text) {
            throw PlainValues.unreadable(ArtifactProfile.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("endpoint", endpoint)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
