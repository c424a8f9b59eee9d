package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
        Map<String, ArtifactProfile> artifactProfiles,
        List<ApplianceCredentialKubeconfig> kubeconfigs,
        Map<String, SSHKey> sshKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ApplianceListKeysResults {
        artifactProfiles = artifactProfiles == null ? null : Fields.copy(artifactProfiles);
        kubeconfigs = kubeconfigs == null ? null : List.copyOf(kubeconfigs);
        sshKeys = sshKeys == null ? null : Fields.copy(sshKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
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
                .parts("sshKeys", sshKeys)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
