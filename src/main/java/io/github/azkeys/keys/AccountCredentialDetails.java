package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * How to reach one storage account of a Data Box.
 *
 * @param accountName the name of the account
 * @param dataAccountType such as {@code StorageAccount}
 * @param accountConnectionString the connection string of the account's endpoint on the device
 * @param shareCredentialDetails for each share
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountCredentialDetails(
        String accountName,
        String dataAccountType,
        String accountConnectionString,
        List<ShareCredentialDetails> shareCredentialDetails,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public AccountCredentialDetails {
        shareCredentialDetails = shareCredentialDetails == null ? null : List.copyOf(shareCredentialDetails);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("accountName", accountName)
                .shown("dataAccountType", dataAccountType)
                .secret("accountConnectionString", accountConnectionString)
                .named(
                        "shareCredentialDetails",
                        shareCredentialDetails,
                        ShareCredentialDetails::shareName,
                        ShareCredentialDetails::password)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
