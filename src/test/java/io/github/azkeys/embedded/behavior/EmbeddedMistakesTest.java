// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test with a mistake fails where the mistake is, instead of passing or failing later. */
class EmbeddedMistakesTest {

    private static final EmbeddedArm ARM = EmbeddedArm.builder()
            .everyResource()
            .certificate(SharedCertificate.LOOPBACK)
            .start();

    @AfterAll
    static void close() {
        ARM.close();
    }

    @Test
    void anUnknownOperationIsRefused() {
        assertThatThrownBy(() -> ARM.calls("btach"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Unknown operation 'btach'.")
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> ARM.calls("btach?action=regenerate")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> ARM.longRunning("btach", LongRunning.status()))
                .isInstanceOf(InvalidRequestException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ARM.calls("aks-admin?action=regenerate"))
                .withMessage("The operation 'aks-admin' does not regenerate keys");
    }

    @Test
    void anUnknownPermissionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ARM.deny(RestClient.BATCH, "Microsoft.Batch/batchAccounts/listkey/action"))
                .withMessage("No operation needs the permission 'Microsoft.Batch/batchAccounts/listkey/action'"
                        + " (did you mean Microsoft.Batch/batchAccounts/listKeys/action?). For an operation of the"
                        + " application, add a resource first");
        ARM.deny(RestClient.BATCH, "microsoft.batch/batchaccounts/LISTKEYS/action")
                .allow(RestClient.BATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mine",
                "",
                "/subscriptions",
                "/resourceGroups/g",
                "/subscriptions/s/g",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts"
            })
    void aTextThatIsNotAScopeIsRefused(String scope) {
        Stream.<Consumer<String>>of(
                        ARM::deny, ARM::allow, ARM::lock, ARM::unlock, ARM::disableKeys, ARM::enableKeys, ARM::remove)
                .forEach(call -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> call.accept(scope))
                        .withMessage("'" + scope + "' is not the ID of a resource, a resource group or a subscription,"
                                + " such as /subscriptions/s/resourceGroups/g"));
    }

    @Test
    void claimsThatAreNotAJsonObjectAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ARM.requireClaims("garbage"))
                .withMessageStartingWith("The claims must be a JSON object, such as {\"access_token\": {}}: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ARM.requireClaims("[]"));
    }

    static Stream<Arguments> faults() {
        Duration negative = Duration.ofSeconds(-1);
        return Stream.of(
                fault("status(99)", "The status must be from 200 to 599, but is 99", () -> Fault.status(99)),
                fault("error(999)", "The status must be from 200 to 599, but is 999", () -> Fault.error(999, "a", "b")),
                fault("throttled", "Retry-After must be 0 or greater, but is -1", () -> Fault.throttled(-1)),
                fault("delay", "The time must be 0 or greater, but is PT-1S", () -> Fault.delay(negative)),
                fault("drip", "The time must be 0 or greater, but is PT-1S", () -> Fault.drip(negative)),
                fault("after", "The time must be 0 or greater, but is PT-1S", () -> Fault.reset()
                        .after(negative)),
                fault("null", "onlyFor needs a part of the address, such as /batchAccounts/mine", () -> Fault.reset()
                        .onlyFor(null)),
                fault("empty", "onlyFor needs a part of the address, such as /batchAccounts/mine", () -> Fault.reset()
                        .onlyFor("")));
    }

    private static Arguments fault(String name, String message, Runnable call) {
        return Arguments.of(message, Named.of(name, call));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultThatCannotHappenIsRefused(String message, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
