// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/ml-compute.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a compute of Azure Machine Learning. Which of them there are depends on {@code computeType}; the
 * others are null.
 *
 * @param computeType such as {@code AKS}, {@code VirtualMachine}, {@code Databricks}
 * @param userKubeConfig the kubeconfig of a user
 * @param adminKubeConfig the kubeconfig of an administrator
 * @param imagePullSecretName the name of the secret that pulls images
 * @param administratorAccount the administrator of the virtual machine
 * @param databricksAccessToken the token that calls Databricks
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/compute/list-keys">Compute - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeSecrets(
        @Nullable String computeType,
        @Nullable String userKubeConfig,
        @Nullable String adminKubeConfig,
        @Nullable String imagePullSecretName,
        @Nullable VirtualMachineSshCredentials administratorAccount,
        @Nullable String databricksAccessToken,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ComputeSecrets {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ComputeSecrets ofJson(String text) {
        throw PlainValues.unreadable(ComputeSecrets.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("computeType", computeType)
                .secret("userKubeConfig", userKubeConfig)
                .multiline("userKubeConfig")
                .secret("adminKubeConfig", adminKubeConfig)
                .multiline("adminKubeConfig")
                .shown("imagePullSecretName", imagePullSecretName)
                .nested("administratorAccount", administratorAccount)
                .secret("databricksAccessToken", databricksAccessToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The administrator of a virtual machine.
     *
     * @param username the name to log in with
     * @param password the password
     * @param publicKeyData the public SSH key
     * @param privateKeyData the private SSH key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azureml/compute/list-keys">Compute - List Keys</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VirtualMachineSshCredentials(
            @Nullable String username,
            @Nullable String password,
            @Nullable String publicKeyData,
            @Nullable String privateKeyData,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public VirtualMachineSshCredentials {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static VirtualMachineSshCredentials ofJson(String text) {
            throw PlainValues.unreadable(VirtualMachineSshCredentials.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("username", username)
                    .secret("password", password)
                    .shown("publicKeyData", publicKeyData)
                    .secret("privateKeyData", privateKeyData)
                    .multiline("privateKeyData")
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
