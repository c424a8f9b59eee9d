// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static io.github.azkeys.CredentialType.AZURE_IDENTITY;
import static io.github.azkeys.CredentialType.CLIENT_CERTIFICATE;
import static io.github.azkeys.CredentialType.CLIENT_SECRET;
import static io.github.azkeys.CredentialType.MANAGED_IDENTITY;
import static io.github.azkeys.CredentialType.TOKEN_CREDENTIAL;
import static io.github.azkeys.CredentialType.WORKLOAD_IDENTITY;

import com.azure.core.util.Configuration;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the identity from the options of an endpoint and from the environment. */
public final class IdentityOptions {

    /** The options that only some types use, in the order in which they imply a type. */
    private enum Option {
        CERT_RESOURCE("certResource", AzkeysConfiguration::getCertResource, CLIENT_CERTIFICATE),
        CERT_PASSWORD("certResourcePassword", AzkeysConfiguration::getCertResourcePassword, CLIENT_CERTIFICATE),
        TOKEN_FILE("federatedTokenFile", AzkeysConfiguration::getFederatedTokenFile, WORKLOAD_IDENTITY),
        OBJECT_ID("managedIdentityObjectId", AzkeysConfiguration::getManagedIdentityObjectId, MANAGED_IDENTITY),
        RESOURCE_ID(
                "managedIdentityResourceId",
                AzkeysConfiguration::getManagedIdentityResourceId,
                MANAGED_IDENTITY,
                AZURE_IDENTITY);

        private final String text;
        private final Function<AzkeysConfiguration, String> getter;
        private final List<CredentialType> users;

        Option(String text, Function<AzkeysConfiguration, String> getter, CredentialType... users) {
            this.text = text;
            this.getter = getter;
            this.users = List.of(users);
        }

        String value(AzkeysConfiguration options) {
            return textOrNull(getter.apply(options));
        }
    }

    /** As a JWT begins. */
    private static final String TOKEN = "eyJ";

    private static final int MAX_FILE = 1000;

    private final AzkeysConfiguration options;
    private final CredentialType type;
    private final Configuration environment = Configuration.getGlobalConfiguration();

    private IdentityOptions(AzkeysConfiguration options) {
        this.options = options;
        this.type = type(options);
    }

    /**
     * Returns the identity that the options describe.
     *
     * @param component the options that the endpoint inherits
     * @param files opens a file with a certificate
     * @throws InvalidRequestException if an option is wrong, missing or not for this type
     */
    public static Identity identity(
            AzkeysConfiguration options, AzkeysConfiguration component, ClientCertificate.Opener files) {
        IdentityOptions reader = new IdentityOptions(options);
        reader.checkUsed(component);
        return reader.identity(files);
    }

    private static CredentialType type(AzkeysConfiguration options) {
        if (options.getCredentialType() != null) {
            return options.getCredentialType();
        }
        if (options.getClientSecret() != null) {
            return CLIENT_SECRET;
        }
        return Arrays.stream(Option.values())
                .filter(option -> option.users.size() == 1 && option.value(options) != null)
                .findFirst()
                .map(option -> option.users.get(0))
                .orElse(options.getTokenCredential() == null ? AZURE_IDENTITY : TOKEN_CREDENTIAL);
    }

    private void checkUsed(AzkeysConfiguration component) {
        boolean otherType = type(component) != type;
        for (Option option : Option.values()) {
            String value = option.value(options);
            // an endpoint of another type than the component inherits options that it does not use
            boolean inherited = otherType && Objects.equals(value, option.value(component));
            if (value != null && !inherited && !option.users.contains(type)) {
                throw new InvalidRequestException("Option " + option.text + " is for credentialType="
                        + option.users.stream().map(Enum::name).collect(Collectors.joining(" or ")) + ", not " + type);
            }
        }
    }

    private Identity identity(ClientCertificate.Opener files) {
        return new Identity(
                type,
                options.getTokenCredential(),
                orEnvironment(options.getTenantId(), "AZURE_TENANT_ID"),
                orEnvironment(options.getClientId(), "AZURE_CLIENT_ID"),
                options.getClientSecret(),
                certificate(files),
                resourceId(),
                used(Option.OBJECT_ID),
                readable(orEnvironment(used(Option.TOKEN_FILE), "AZURE_FEDERATED_TOKEN_FILE")));
    }

    private ClientCertificate certificate(ClientCertificate.Opener files) {
        String location = used(Option.CERT_RESOURCE);
        return location == null ? null : ClientCertificate.of(location, used(Option.CERT_PASSWORD), files);
    }

    private String resourceId() {
        String resourceId = used(Option.RESOURCE_ID);
        if (resourceId != null && type == AZURE_IDENTITY && environment.contains("AZURE_CLIENT_ID")) {
            throw new InvalidRequestException(
                    "Option managedIdentityResourceId cannot be combined with the environment"
                            + " variable AZURE_CLIENT_ID. Set credentialType=MANAGED_IDENTITY, which does not use the variable");
        }
        return resourceId;
    }

    /** Returns null if the type does not use the option, so that identities with the same tokens are equal. */
    private String used(Option option) {
        return option.users.contains(type) ? option.value(options) : null;
    }

    /** The builders of the other types read the environment themselves, if they use it. */
    private String orEnvironment(String value, String variable) {
        return type == WORKLOAD_IDENTITY && textOrNull(value) == null
                ? textOrNull(environment.get(variable))
                : textOrNull(value);
    }

    private static String readable(String file) {
        try {
            if (file == null || Files.isReadable(Path.of(file))) {
                return file;
            }
        } catch (InvalidPathException e) {
            // rejected below
        }
        boolean mayBeToken = file.contains(TOKEN) || file.length() > MAX_FILE;
        throw new InvalidRequestException("Option federatedTokenFile, or the environment variable"
                + " AZURE_FEDERATED_TOKEN_FILE, "
                + (mayBeToken ? "must be a path, not a token" : "names a file that cannot be read: " + file));
    }

    private static String textOrNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
