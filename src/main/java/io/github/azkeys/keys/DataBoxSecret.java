package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The secrets of one Data Box or Data Box Heavy.
 *
 * @param deviceSerialNumber the serial number of the device
 * @param devicePassword the password of its own user interface
 * @param networkConfigurations its network adapters
 * @param encodedValidationCertPubKey the public key that validates the device
 * @param accountCredentialDetails for each storage account
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataBoxSecret(
        String deviceSerialNumber,
        String devicePassword,
        List<ApplianceNetworkConfiguration> networkConfigurations,
        String encodedValidationCertPubKey,
        List<AccountCredentialDetails> accountCredentialDetails,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public DataBoxSecret {
        networkConfigurations = networkConfigurations == null ? null : List.copyOf(networkConfigurations);
        accountCredentialDetails = accountCredentialDetails == null ? null : List.copyOf(accountCredentialDetails);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("deviceSerialNumber", deviceSerialNumber)
                .secret("devicePassword", devicePassword)
                .shown("networkConfigurations", networkConfigurations)
                .shown("encodedValidationCertPubKey", encodedValidationCertPubKey)
                .list("accountCredentialDetails", accountCredentialDetails, AccountCredentialDetails::accountName)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
