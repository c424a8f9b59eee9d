package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The codes that a carrier shows at the datacenter.
 *
 * @param reverseDCAccessCode for the way back
 * @param forwardDCAccessCode for the way there
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DcAccessSecurityCode(
        String reverseDCAccessCode,
        String forwardDCAccessCode,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public DcAccessSecurityCode {
        additionalProperties = Fields.copyOf(additionalProperties);
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
