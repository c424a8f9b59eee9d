// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/acr.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a container registry, {@code RegistryListCredentialsResult} in ARM.
 *
 * @param username the name to log in with
 * @param passwords each of them opens the registry
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/containerregistry/registries/list-credentials">Registries - List
 *     Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerRegistryListCredentialsResult(
        @Nullable String username,
        @Nullable List<RegistryPassword> passwords,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ContainerRegistryListCredentialsResult {
        passwords = passwords == null ? null : List.copyOf(passwords);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ContainerRegistryListCredentialsResult ofJson(String text) {
        throw PlainValues.unreadable(ContainerRegistryListCredentialsResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("username", username)
                .named("passwords", passwords, RegistryPassword::name, RegistryPassword::value)
                .also(
                        "primary",
                        Parts.key(passwords, item -> "password".equalsIgnoreCase(item.name()), RegistryPassword::value))
                .also(
                        "secondary",
                        Parts.key(passwords, item -> "password2".equalsIgnoreCase(item.name()), RegistryPassword::value))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One password of a container registry.
     *
     * @param name such as {@code password2}
     * @param value the password
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/containerregistry/registries/list-credentials">Registries -
     *     List Credentials</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RegistryPassword(
            @Nullable String name,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public RegistryPassword {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static RegistryPassword ofJson(String text) {
            throw PlainValues.unreadable(RegistryPassword.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("value", value)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
