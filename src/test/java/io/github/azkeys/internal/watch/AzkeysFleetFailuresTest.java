// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a poll of many resources when some of them fail. */
class AzkeysFleetFailuresTest extends FleetTestSupport {

    @Test
    void badNamesAreToldAndTheOthersAreWatched() throws Exception {
        fleet.addAll(Arrays.asList("alpha", "no/name", "ALPHA", " ", null, "beta"));
        fleet.add(id("gamma").replace("japaneast", "elsewhere"));
        watch("resourceNames=#fleet" + GROUP);

        assertThat(poll()).containsExactly("alpha", "beta");

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .hasMessageContaining("5 resources could not be polled")
                .hasMessageContaining("option resourceNames 'no/name' must have the form accountName")
                .hasMessageContaining("option resourceNames lists " + id("ALPHA") + " twice")
                .hasMessageContaining("contains an empty name")
                .hasMessageContaining("but contains null")
                .hasMessageContaining("but option resourceGroup has 'default-azurebatch-japaneast'")
                .hasCauseInstanceOf(InvalidRequestException.class);
    }

    @Test
    void namesThatLeaveSomethingOpenSayWhatIsMissing() throws Exception {
        fleet.add("alpha");
        watch("resourceNames=#fleet&subscriptionId=subid");

        assertThatThrownBy(() -> watcher.poll())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("set option resourceGroup or camel.component.azkeys.resourceGroup");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void oneThatFailsDoesNotHideThoseBehindIt() throws Exception {
        fleet.addAll(List.of("missing", "alpha", "beta"));
        watch("resourceNames=#fleet" + GROUP);
        poll();
        arm.regenerate(id("beta"), "primary");

        assertThat(poll()).containsExactly("missing", "alpha", "beta");

        assertThat(exchanges).hasSize(1);
        assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(ResourceNotFoundException.class));
    }

    @Test
    void theListOfAnOptionIsReadAsPatiently() throws Exception {
        watch("resourceName=missing,alpha,beta" + GROUP);

        assertThat(poll()).containsExactly("missing", "alpha", "beta");
    }

    @Test
    void aPollThatFoundNothingOutHasFailed() throws Exception {
        fleet.addAll(List.of("missing", "alpha"));
        watch("resourceNames=#fleet" + GROUP);
        arm.deny(id("alpha"));

        assertThatThrownBy(() -> watcher.poll())
                .hasMessageContaining("2 resources could not be polled")
                .hasMessageContaining("/batchAccounts/missing/listKeys")
                .hasMessageContaining("/batchAccounts/alpha/listKeys")
                .hasCauseInstanceOf(ResourceNotFoundException.class);
        assertThat(failures).as("Camel reports it").isEmpty();
    }

    @Test
    void wherePollsFailCamelBacksOff() throws Exception {
        fleet.add("missing");
        watch("backoffErrorThreshold=1&backoffMultiplier=3&resourceNames=#fleet" + GROUP);

        for (int i = 0; i < 8; i++) {
            watcher.run();
        }
        int whileAllFail = arm.calls().size();
        assertThat(whileAllFail).as("polls are left out").isBetween(1, 4);
        fleet.add("alpha");
        for (int i = 0; i < 8; i++) {
            watcher.run();
        }
        assertThat(arm.calls().size() - whileAllFail).as("from then on none is").isGreaterThanOrEqualTo(2 * (8 - 3));
    }

    @Test
    void whereArmThrottlesTheNextLookGoesOnBehindIt() throws Exception {
        fleet.addAll(List.of("alpha", "beta", "gamma"));
        watch("resourceNames=#fleet" + GROUP);
        arm.fail(Fault.delay(Duration.ofMillis(1)));
        arm.fail(Fault.throttled(0));

        assertThat(poll()).containsExactly("alpha", "beta");
        assertThat(failures).hasSize(1).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(ThrottledException.class));
        assertThat(poll()).containsExactly("gamma", "alpha", "beta");
        assertThat(poll()).containsExactly("alpha", "beta", "gamma");
    }

    @Test
    void whatTheBeanThrowsIsTheFailureOfThePoll() throws Exception {
        context.getRegistry().bind("broken", (Iterable<String>) () -> {
            throw new IllegalStateException("the inventory is closed");
        });
        watch("resourceNames=#broken" + GROUP);

        assertThatThrownBy(() -> watcher.poll()).hasMessage("the inventory is closed");
    }
}
