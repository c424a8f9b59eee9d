package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * How to reach one share of a Data Box.
 *
 * @param shareName the name of the share
 * @param shareType such as {@code BlockBlob}
 * @param userName the name to log in with
 * @param password the password
 * @param supportedAccessProtocols such as {@code SMB}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShareCredentialDetails(
        String shareName,
        String shareType,
        String userName,
        String password,
        List<String> supportedAccessProtocols,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ShareCredentialDetails {
        supportedAccessProtocols = supportedAccessProtocols == null ? null : List.copyOf(supportedAccessProtocols);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("shareName", shareName)
                .shown("shareType", shareType)
                .shown("userName", userName)
                .secret("password", password)
                .shown("supportedAccessProtocols", supportedAccessProtocols)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
