package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a Data Box job. Which of them there are depends on {@code jobSecretsType}; the others are null.
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
        String jobSecretsType,
        DcAccessSecurityCode dcAccessSecurityCode,
        List<DataBoxSecret> podSecrets,
        List<DataBoxSecret> cabinetPodSecrets,
        List<DiskSecret> diskSecrets,
        String passKey,
        Boolean isPasskeyUserDefined,
        String carrierAccountNumber,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public JobSecrets {
        podSecrets = podSecrets == null ? null : List.copyOf(podSecrets);
        cabinetPodSecrets = cabinetPodSecrets == null ? null : List.copyOf(cabinetPodSecrets);
        diskSecrets = diskSecrets == null ? null : List.copyOf(diskSecrets);
        additionalProperties = Fields.copyOf(additionalProperties);
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
}
