package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The credentials of a connection. Which of them there are depends on the connection's {@code authType}; the others are
 * null.
 *
 * @param accessKeyId the id of the access key
 * @param secretAccessKey the access key
 * @param key the API key or account key
 * @param keys custom keys by name
 * @param pat the personal access token
 * @param sas the shared access signature
 * @param username the name to log in with
 * @param password the password
 * @param securityToken a second secret that some services want
 * @param clientId the id of the application or managed identity
 * @param clientSecret the client secret
 * @param tenantId the tenant of the application
 * @param resourceId the ARM id of the managed identity
 * @param authUrl where to log in
 * @param developerToken the developer's token
 * @param refreshToken the token that renews the others
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspace-connections/list-secrets">Workspace Connections
 *     - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkspaceConnectionCredentials(
        String accessKeyId,
        String secretAccessKey,
        String key,
        Map<String, String> keys,
        String pat,
        String sas,
        String username,
        String password,
        String securityToken,
        String clientId,
        String clientSecret,
        String tenantId,
        String resourceId,
        String authUrl,
        String developerToken,
        String refreshToken,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public WorkspaceConnectionCredentials {
        keys = keys == null ? null : Fields.copy(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("accessKeyId", accessKeyId)
                .secret("secretAccessKey", secretAccessKey)
                .secret("key", key)
                .secrets("keys", keys)
                .secret("pat", pat)
                .secret("sas", sas)
                .shown("username", username)
                .secret("password", password)
                .secret("securityToken", securityToken)
                .shown("clientId", clientId)
                .secret("clientSecret", clientSecret)
                .shown("tenantId", tenantId)
                .shown("resourceId", resourceId)
                .shown("authUrl", authUrl)
                .secret("developerToken", developerToken)
                .secret("refreshToken", refreshToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
