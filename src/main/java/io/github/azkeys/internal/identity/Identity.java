// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Microsoft Entra identity that lists keys. Identities are equal if they get the same tokens. Immutable.
 *
 * @param tokenCredential used by {@link CredentialType#TOKEN_CREDENTIAL} only
 * @param tenantId null if the environment specifies it
 * @param clientId of an application or a user-assigned managed identity; null if the environment specifies it
 * @param clientSecret used by {@link CredentialType#CLIENT_SECRET} only
 */
public record Identity(
        CredentialType type, TokenCredential tokenCredential, String tenantId, String clientId, String clientSecret) {

    /**
     * @throws InvalidRequestException if a value that the type requires is missing
     */
    public Identity {
        Objects.requireNonNull(type, "type");
        tenantId = stripped(tenantId);
        clientId = stripped(clientId);
        clientSecret = stripped(clientSecret);
        String missing =
                switch (type) {
                    case AZURE_IDENTITY -> "";
                    case CLIENT_SECRET ->
                        Stream.of(
                                        missing("tenantId", tenantId),
                                        missing("clientId", clientId),
                                        missing("clientSecret", clientSecret))
                                .flatMap(name -> name)
                                .collect(Collectors.joining(", "));
                    case TOKEN_CREDENTIAL -> tokenCredential == null ? "tokenCredential" : "";
                };
        if (!missing.isEmpty()) {
            throw new InvalidRequestException("credentialType=" + type + " requires " + missing);
        }
    }

    /** A mounted file often ends with a line end; none of the values has blanks at its ends. */
    private static String stripped(String value) {
        return value == null ? null : value.strip();
    }

    private static Stream<String> missing(String name, String value) {
        return value == null || value.isBlank() ? Stream.of(name) : Stream.empty();
    }

    /**
     * Returns a credential that sends token requests through {@code httpClient}, unless it is one of the application.
     *
     * @throws InvalidRequestException if azure-identity rejects an option, such as a malformed tenant id
     */
    public TokenCredential credential(CloudEndpoints endpoint, HttpClient httpClient) {
        try {
            return switch (type) {
                case AZURE_IDENTITY -> defaultCredential(endpoint, httpClient);
                case CLIENT_SECRET -> clientSecretCredential(endpoint, httpClient);
                case TOKEN_CREDENTIAL -> tokenCredential;
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("credentialType=" + type + ": " + e.getMessage(), null, e);
        }
    }

    private TokenCredential defaultCredential(CloudEndpoints endpoint, HttpClient httpClient) {
        DefaultAzureCredentialBuilder builder = withoutLogging(new DefaultAzureCredentialBuilder(), httpClient)
                .authorityHost(endpoint.authorityHost())
                .managedIdentityClientId(clientId)
                .tenantId(tenantId);
        if (endpoint.privateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private TokenCredential clientSecretCredential(CloudEndpoints endpoint, HttpClient httpClient) {
        ClientSecretCredentialBuilder builder = withoutLogging(new ClientSecretCredentialBuilder(), httpClient)
                .authorityHost(endpoint.authorityHost())
                .tenantId(tenantId)
                .clientId(clientId)
                .clientSecret(clientSecret);
        if (endpoint.privateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    /**
     * Replaces the pipeline of azure-identity: it would retry, as the requests to ARM already do, and the environment could
     * make it log bodies with secrets.
     */
    private static <T extends CredentialBuilderBase<T>> T withoutLogging(T builder, HttpClient httpClient) {
        return builder.pipeline(new HttpPipelineBuilder().httpClient(httpClient).build());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Identity[" + type + ", tenantId=" + tenantId + ", clientId=" + clientId + "]";
    }
}
