package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Entra identity that asks for keys. Immutable; two are equal if they get the same tokens.
 *
 * @param type where the identity comes from
 * @param tokenCredential for {@link CredentialType#TOKEN_CREDENTIAL}, else unused
 * @param tenantId null where the environment says it
 * @param clientId the application, or a user-assigned managed identity; null where the environment says it
 * @param clientSecret for {@link CredentialType#CLIENT_SECRET}, else unused
 */
public record Identity(
        CredentialType type, TokenCredential tokenCredential, String tenantId, String clientId, String clientSecret) {

    /**
     * @throws InvalidRequestException if the type lacks what it needs
     */
    public Identity {
        Objects.requireNonNull(type, "type");
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
            throw new InvalidRequestException("credentialType=" + type + " needs " + missing);
        }
    }

    private static Stream<String> missing(String name, String value) {
        return value == null || value.isBlank() ? Stream.of(name) : Stream.empty();
    }

    /**
     * A credential of azure-identity that sends its own requests by {@code httpClient}.
     *
     * @throws InvalidRequestException if azure-identity does not take an option, such as a tenant id of other letters
     */
    public TokenCredential credential(ArmEndpoint endpoint, HttpClient httpClient) {
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

    private TokenCredential defaultCredential(ArmEndpoint endpoint, HttpClient httpClient) {
        DefaultAzureCredentialBuilder builder = quiet(new DefaultAzureCredentialBuilder(), httpClient)
                .authorityHost(endpoint.authorityHost())
                .managedIdentityClientId(clientId)
                .tenantId(tenantId);
        if (endpoint.privateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private TokenCredential clientSecretCredential(ArmEndpoint endpoint, HttpClient httpClient) {
        ClientSecretCredentialBuilder builder = quiet(new ClientSecretCredentialBuilder(), httpClient)
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
     * The bodies of token requests and of their answers hold secrets: the environment can make azure-core log them, and
     * what MSAL cannot read it quotes.
     */
    private static <T extends CredentialBuilderBase<T>> T quiet(T builder, HttpClient httpClient) {
        builder.httpClient(httpClient).addPolicy(new TokenAnswerPolicy());
        return builder.httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE));
    }

    /** Names the identity and leaves the secret out. */
    @Override
    public String toString() {
        return "Identity[" + type + ", tenantId=" + tenantId + ", clientId=" + clientId + "]";
    }
}
