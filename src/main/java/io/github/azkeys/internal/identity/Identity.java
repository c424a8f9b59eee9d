// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenCredential;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Microsoft Entra identity that lists keys. Identities are equal if they get the same tokens. Immutable.
 * {@link CredentialFactory} creates its credential.
 *
 * @param tokenCredential used by {@link CredentialType#TOKEN_CREDENTIAL} only
 * @param tenantId null if the environment specifies it
 * @param clientId of an application or a user-assigned managed identity; null if the environment specifies it
 * @param clientSecret used by {@link CredentialType#CLIENT_SECRET} only
 * @param certificate used by {@link CredentialType#CLIENT_CERTIFICATE} only
 * @param resourceId of a user-assigned managed identity, instead of {@code clientId}; may be null
 * @param objectId of a user-assigned managed identity, instead of {@code clientId}; may be null
 * @param federatedTokenFile used by {@link CredentialType#WORKLOAD_IDENTITY} only
 */
public record Identity(
        CredentialType type,
        TokenCredential tokenCredential,
        String tenantId,
        String clientId,
        String clientSecret,
        ClientCertificate certificate,
        String resourceId,
        String objectId,
        String federatedTokenFile) {

    private static final Pattern RESOURCE_ID =
            Pattern.compile("/subscriptions/[^/]+/.+/userAssignedIdentities/[^/]+", Pattern.CASE_INSENSITIVE);

    /**
     * @throws InvalidRequestException if a value that the type requires is missing, or if two values name the managed
     *     identity
     */
    public Identity {
        Objects.requireNonNull(type, "type");
        tenantId = stripped(tenantId);
        clientId = stripped(clientId);
        clientSecret = stripped(clientSecret);
        Stream<String> missing =
                switch (type) {
                    case AZURE_IDENTITY, MANAGED_IDENTITY -> Stream.empty();
                    case CLIENT_SECRET ->
                        missing("tenantId", tenantId, "clientId", clientId, "clientSecret", clientSecret);
                    case CLIENT_CERTIFICATE ->
                        missing("tenantId", tenantId, "clientId", clientId, "certResource", certificate);
                    case WORKLOAD_IDENTITY ->
                        missing(
                                "tenantId or AZURE_TENANT_ID",
                                tenantId,
                                "clientId or AZURE_CLIENT_ID",
                                clientId,
                                "federatedTokenFile or AZURE_FEDERATED_TOKEN_FILE",
                                federatedTokenFile);
                    case TOKEN_CREDENTIAL -> missing("tokenCredential", tokenCredential);
                };
        String names = missing.collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            throw new InvalidRequestException("credentialType=" + type + " requires " + names);
        }
        checkOneManagedIdentity(type, clientId, resourceId, objectId);
    }

    /** A mounted file often ends with a line end; none of the values has blanks at its ends. */
    private static String stripped(String value) {
        return value == null ? null : value.strip();
    }

    /** For the types without other values. */
    public Identity(
            CredentialType type,
            TokenCredential tokenCredential,
            String tenantId,
            String clientId,
            String clientSecret) {
        this(type, tokenCredential, tenantId, clientId, clientSecret, null, null, null, null);
    }

    /** Returns the names of the values that are missing. */
    private static Stream<String> missing(
            String name1, Object value1, String name2, Object value2, String name3, Object value3) {
        return Stream.of(missing(name1, value1), missing(name2, value2), missing(name3, value3))
                .flatMap(name -> name);
    }

    private static Stream<String> missing(String name, Object value) {
        return value == null || value instanceof String text && text.isBlank() ? Stream.of(name) : Stream.empty();
    }

    private static void checkOneManagedIdentity(
            CredentialType type, String clientId, String resourceId, String objectId) {
        if (type != CredentialType.AZURE_IDENTITY && type != CredentialType.MANAGED_IDENTITY) {
            return;
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put("clientId", clientId);
        names.put("managedIdentityResourceId", resourceId);
        names.put("managedIdentityObjectId", objectId);
        names.values().removeIf(Objects::isNull);
        if (names.size() > 1) {
            throw new InvalidRequestException("Only one of the options clientId, managedIdentityResourceId and"
                    + " managedIdentityObjectId can name the managed identity, but set are "
                    + String.join(", ", names.keySet()));
        }
        if (resourceId != null && !RESOURCE_ID.matcher(resourceId).matches()) {
            throw new InvalidRequestException("Option managedIdentityResourceId must be an ARM id:"
                    + " /subscriptions/.../providers/Microsoft.ManagedIdentity/userAssignedIdentities/name");
        }
    }

    /** Without the secret and the password. */
    @Override
    public String toString() {
        return "Identity[" + type + ", tenantId=" + tenantId + ", clientId=" + clientId + ", certificate=" + certificate
                + ", resourceId=" + resourceId + ", objectId=" + objectId + ", federatedTokenFile=" + federatedTokenFile
                + "]";
    }
}
