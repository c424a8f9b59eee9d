package io.github.azkeys;

import java.time.Duration;
import java.util.List;

/**
 * What Azure Resource Manager said of a request it did not fulfil, in one form for all the shapes that resource
 * providers answer with. Immutable.
 *
 * @param status the HTTP status, {@code 0} where no answer arrived
 * @param code ARM's error code such as {@code AuthorizationFailed}, null where there is none
 * @param message ARM's own sentence, null where there is none
 * @param target what ARM blames, such as the name of a property; null where it does not say
 * @param details further errors below this one, the first ten of them, never null; their status is the status of this
 *     one
 * @param requestId {@code x-ms-request-id} of the answer, the number that Azure support asks for; null where no
 *     answer arrived
 * @param retryAfter how long ARM asks callers to wait, null where it does not say
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors">ARM
 *     error codes</a>
 */
public record ArmError(
        int status,
        String code,
        String message,
        String target,
        List<ArmError> details,
        String requestId,
        Duration retryAfter) {

    /** An error of which nothing is known: the request was never sent, or no answer arrived. */
    public static final ArmError NONE = new ArmError(0, null, null, null, List.of(), null, null);

    public ArmError {
        details = details == null ? List.of() : List.copyOf(details);
    }

    /** An error of which only the status and the headers are known. */
    public static ArmError ofStatus(int status, String requestId, Duration retryAfter) {
        return new ArmError(status, null, null, null, List.of(), requestId, retryAfter);
    }
}
