// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/databox.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a Data Box job in plaintext.
 *
 * @param value the secrets of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnencryptedCredentialsList(
        @Nullable List<UnencryptedCredentials> value,
        @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public UnencryptedCredentialsList {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static UnencryptedCredentialsList ofJson(String text) {
        throw PlainValues.unreadable(UnencryptedCredentialsList.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("value", value, UnencryptedCredentials::jobName)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The secrets of one Data Box job.
     *
     * @param jobName the name of the job
     * @param jobSecrets its secrets
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnencryptedCredentials(
            @Nullable String jobName,
            @Nullable JobSecrets jobSecrets,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public UnencryptedCredentials {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static UnencryptedCredentials ofJson(String text) {
            throw PlainValues.unreadable(UnencryptedCredentials.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("jobName", jobName)
                    .nested("jobSecrets", jobSecrets)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * The secrets of a Data Box job. Which of them there are depends on {@code jobSecretsType}; the others are
         * null.
         *
         * @param jobSecretsType such as {@code DataBox}, {@code DataBoxDisk}, {@code DataBoxHeavy}
         * @param dcAccessSecurityCode the codes that open the datacenter, where the customer ships
         * @param podSecrets for each Data Box
         * @param cabinetPodSecrets for each Data Box Heavy
         * @param diskSecrets for each disk
         * @param passKey the key that opens the disks
         * @param isPasskeyUserDefined whether the customer chose the pass key
         * @param carrierAccountNumber the customer's account with the carrier
         * @param additionalProperties what a newer API version adds
         * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record JobSecrets(
                @Nullable String jobSecretsType,
                @Nullable DcAccessSecurityCode dcAccessSecurityCode,
                @Nullable List<DataBoxSecret> podSecrets,
                @Nullable List<DataBoxSecret> cabinetPodSecrets,
                @Nullable List<DiskSecret> diskSecrets,
                @Nullable String passKey,
                @Nullable Boolean isPasskeyUserDefined,
                @Nullable String carrierAccountNumber,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public JobSecrets {
                podSecrets = podSecrets == null ? null : List.copyOf(podSecrets);
                cabinetPodSecrets = cabinetPodSecrets == null ? null : List.copyOf(cabinetPodSecrets);
                diskSecrets = diskSecrets == null ? null : List.copyOf(diskSecrets);
                additionalProperties = Fields.copyOf(additionalProperties);
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static JobSecrets ofJson(String text) {
                throw PlainValues.unreadable(JobSecrets.class, "a text");
            }

            @Override
            public Fields fields() {
                return Fields.of(getClass())
                        .shown("jobSecretsType", jobSecretsType)
                        .nested("dcAccessSecurityCode", dcAccessSecurityCode)
                        .list("podSecrets", podSecrets, DataBoxSecret::deviceSerialNumber)
                        .list("cabinetPodSecrets", cabinetPodSecrets, DataBoxSecret::deviceSerialNumber)
                        .named("diskSecrets", diskSecrets, DiskSecret::diskSerialNumber, DiskSecret::bitLockerKey)
                        .secret("passKey", passKey)
                        .shown("isPasskeyUserDefined", isPasskeyUserDefined)
                        .secret("carrierAccountNumber", carrierAccountNumber)
                        .additional(additionalProperties);
            }

            @Override
            public String toString() {
                return fields().toString();
            }

            /**
             * The codes that a carrier shows at the datacenter.
             *
             * @param reverseDCAccessCode for the way back
             * @param forwardDCAccessCode for the way there
             * @param additionalProperties what a newer API version adds
             * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
             *     Credentials</a>
             */
            @JsonInclude(JsonInclude.Include.NON_NULL)
            public record DcAccessSecurityCode(
                    @Nullable String reverseDCAccessCode,
                    @Nullable String forwardDCAccessCode,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public DcAccessSecurityCode {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static DcAccessSecurityCode ofJson(String text) {
                    throw PlainValues.unreadable(DcAccessSecurityCode.class, "a text");
                }

                @Override
                public Fields fields() {
                    return Fields.of(getClass())
                            .secret("reverseDCAccessCode", reverseDCAccessCode)
                            .secret("forwardDCAccessCode", forwardDCAccessCode)
                            .additional(additionalProperties);
                }

                @Override
                public String toString() {
                    return fields().toString();
                }
            }

            /**
             * The secrets of one Data Box or Data Box Heavy.
             *
             * @param deviceSerialNumber the serial number of the device
             * @param devicePassword the password of its own user interface
             * @param networkConfigurations its network adapters
             * @param encodedValidationCertPubKey the public key that validates the device
             * @param accountCredentialDetails for each storage account
             * @param additionalProperties what a newer API version adds
             * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
             *     Credentials</a>
             */
            @JsonInclude(JsonInclude.Include.NON_NULL)
            public record DataBoxSecret(
                    @Nullable String deviceSerialNumber,
                    @Nullable String devicePassword,
                    @Nullable List<ApplianceNetworkConfiguration> networkConfigurations,
                    @Nullable String encodedValidationCertPubKey,
                    @Nullable List<AccountCredentialDetails> accountCredentialDetails,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public DataBoxSecret {
                    networkConfigurations = networkConfigurations == null ? null : List.copyOf(networkConfigurations);
                    accountCredentialDetails =
                            accountCredentialDetails == null ? null : List.copyOf(accountCredentialDetails);
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static DataBoxSecret ofJson(String text) {
                    throw PlainValues.unreadable(DataBoxSecret.class, "a text");
                }

                @Override
                public Fields fields() {
                    return Fields.of(getClass())
                            .shown("deviceSerialNumber", deviceSerialNumber)
                            .secret("devicePassword", devicePassword)
                            .list("networkConfigurations", networkConfigurations)
                            .shown("encodedValidationCertPubKey", encodedValidationCertPubKey)
                            .list(
                                    "accountCredentialDetails",
                                    accountCredentialDetails,
                                    AccountCredentialDetails::accountName)
                            .additional(additionalProperties);
                }

                @Override
                public String toString() {
                    return fields().toString();
                }

                /**
                 * One network adapter of a Data Box.
                 *
                 * @param name its name
                 * @param macAddress its hardware address
                 * @param additionalProperties what a newer API version adds
                 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
                 *     Credentials</a>
                 */
                @JsonInclude(JsonInclude.Include.NON_NULL)
                public record ApplianceNetworkConfiguration(
                        @Nullable String name,
                        @Nullable String macAddress,
                        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                        implements KeySet {

                    public ApplianceNetworkConfiguration {
                        additionalProperties = Fields.copyOf(additionalProperties);
                    }

                    /** Used by Jackson, which would quote a text that it cannot read. */
                    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                    private static ApplianceNetworkConfiguration ofJson(String text) {
                        throw PlainValues.unreadable(ApplianceNetworkConfiguration.class, "a text");
                    }

                    @Override
                    public Fields fields() {
                        return Fields.of(getClass())
                                .shown("name", name)
                                .shown("macAddress", macAddress)
                                .additional(additionalProperties);
                    }

                    @Override
                    public String toString() {
                        return fields().toString();
                    }
                }

                /**
                 * How to reach one storage account of a Data Box.
                 *
                 * @param accountName the name of the account
                 * @param dataAccountType such as {@code StorageAccount}
                 * @param accountConnectionString the connection string of the account's endpoint on the device
                 * @param shareCredentialDetails for each share
                 * @param additionalProperties what a newer API version adds
                 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
                 *     Credentials</a>
                 */
                @JsonInclude(JsonInclude.Include.NON_NULL)
                public record AccountCredentialDetails(
                        @Nullable String accountName,
                        @Nullable String dataAccountType,
                        @Nullable String accountConnectionString,
                        @Nullable List<ShareCredentialDetails> shareCredentialDetails,
                        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                        implements KeySet {

                    public AccountCredentialDetails {
                        shareCredentialDetails =
                                shareCredentialDetails == null ? null : List.copyOf(shareCredentialDetails);
                        additionalProperties = Fields.copyOf(additionalProperties);
                    }

                    /** Used by Jackson, which would quote a text that it cannot read. */
                    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                    private static AccountCredentialDetails ofJson(String text) {
                        throw PlainValues.unreadable(AccountCredentialDetails.class, "a text");
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

                    /**
                     * How to reach one share of a Data Box.
                     *
                     * @param shareName the name of the share
                     * @param shareType such as {@code BlockBlob}
                     * @param userName the name to log in with
                     * @param password the password
                     * @param supportedAccessProtocols such as {@code SMB}
                     * @param additionalProperties what a newer API version adds
                     * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
                     *     Credentials</a>
                     */
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    public record ShareCredentialDetails(
                            @Nullable String shareName,
                            @Nullable String shareType,
                            @Nullable String userName,
                            @Nullable String password,
                            @Nullable List<String> supportedAccessProtocols,
                            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                            implements KeySet {

                        public ShareCredentialDetails {
                            supportedAccessProtocols =
                                    supportedAccessProtocols == null ? null : List.copyOf(supportedAccessProtocols);
                            additionalProperties = Fields.copyOf(additionalProperties);
                        }

                        /** Used by Jackson, which would quote a text that it cannot read. */
                        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                        private static ShareCredentialDetails ofJson(String text) {
                            throw PlainValues.unreadable(ShareCredentialDetails.class, "a text");
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
                }
            }

            /**
             * The BitLocker key of one Data Box disk.
             *
             * @param diskSerialNumber the serial number of the disk
             * @param bitLockerKey the key
             * @param additionalProperties what a newer API version adds
             * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List
             *     Credentials</a>
             */
            @JsonInclude(JsonInclude.Include.NON_NULL)
            public record DiskSecret(
                    @Nullable String diskSerialNumber,
                    @Nullable String bitLockerKey,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public DiskSecret {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static DiskSecret ofJson(String text) {
                    throw PlainValues.unreadable(DiskSecret.class, "a text");
                }

                @Override
                public Fields fields() {
                    return Fields.of(getClass())
                            .shown("diskSerialNumber", diskSerialNumber)
                            .secret("bitLockerKey", bitLockerKey)
                            .additional(additionalProperties);
                }

                @Override
                public String toString() {
                    return fields().toString();
                }
            }
        }
    }
}
