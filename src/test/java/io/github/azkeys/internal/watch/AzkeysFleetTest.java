// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import java.util.List;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** Tests which resources are watched when a bean names them. */
class AzkeysFleetTest extends FleetTestSupport {

    @Test
    void theBeanIsReadAnewAtEachLook() throws Exception {
        fleet.add("alpha");
        watch("resourceNames=#fleet" + GROUP);
        assertThat(poll()).containsExactly("alpha");

        fleet.add("beta");
        assertThat(poll()).containsExactly("alpha", "beta");
        arm.regenerate(id("beta"), "primary");
        fleet.remove("alpha");

        assertThat(poll()).containsExactly("beta");
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .isEqualTo(id("beta"));
    }

    @Test
    void anEmptyFleetIsNoError() throws Exception {
        watch("resourceNames=#fleet" + GROUP);

        assertThat(poll()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void aResourceThatComesIsAnnouncedWhereTheStartIs() throws Exception {
        fleet.add("alpha");
        watch("emit=START_AND_CHANGES&resourceNames=#fleet" + GROUP);
        poll();
        fleet.add("beta");
        poll();
        poll();

        assertThat(exchanges)
                .extracting(exchange -> exchange.getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .containsExactly(id("alpha"), id("beta"));
    }

    @Test
    void whatLeftIsForgottenAndComesBackAsNew() throws Exception {
        fleet.addAll(List.of("alpha", "beta"));
        watch("resourceNames=#fleet" + GROUP);
        poll();
        fleet.remove("beta");
        poll();
        arm.regenerate(id("beta"), "primary");
        fleet.add("beta");
        poll();
        assertThat(exchanges).isEmpty();

        arm.regenerate(id("beta"), "primary");
        poll();
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aRepositoryRemembersWhatLeft() throws Exception {
        context.getRegistry().bind("states", new MemoryStateRepository());
        fleet.addAll(List.of("alpha", "beta"));
        watch("stateRepository=#states&resourceNames=#fleet" + GROUP);
        poll();
        fleet.remove("beta");
        poll();
        arm.regenerate(id("beta"), "primary");
        fleet.add("beta");
        poll();

        assertThat(exchanges).hasSize(1);
    }

    @Test
    void idsMayLeadToSeveralGroups() throws Exception {
        String elsewhere = id("delta").replace("japaneast", "europe");
        arm.add("batch", elsewhere);
        fleet.addAll(List.of(id("alpha"), elsewhere));
        watch("resourceNames=#fleet");
        poll();
        arm.regenerate(elsewhere, "primary");

        assertThat(poll()).containsExactly("alpha", "delta");
        assertThat(exchanges.get(0).getMessage().getHeader(AzkeysConstants.RESOURCE_ID))
                .isEqualTo(elsewhere);
    }

    @Test
    void oneOptionNamesWhatToWatch() {
        for (String other : List.of("resourceName=alpha", "resourceId=" + id("alpha"))) {
            assertThatThrownBy(() -> context.getEndpoint("azkeys:batch?resourceNames=#fleet&" + other))
                    .rootCause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("option resourceNames cannot be combined with option "
                            + other.substring(0, other.indexOf('=')));
        }
        assertThatThrownBy(() -> watch("resourceName=alpha,beta,Alpha" + GROUP))
                .rootCause()
                .hasMessage("option resourceName lists " + id("Alpha") + " twice");
        assertThatThrownBy(() -> watch("resourceName=alpha,beta," + GROUP))
                .rootCause()
                .hasMessage("option resourceName has an empty name beside a comma; add the name or remove the comma");
    }
}
