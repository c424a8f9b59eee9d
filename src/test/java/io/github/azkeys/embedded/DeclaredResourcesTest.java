// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azkeys.InvalidRequestException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mistake in the resources of a configuration is reported as such, and not when the component is created. */
@Tag("camel")
@Timeout(60)
class DeclaredResourcesTest {

    private static final String BATCH =
            "batch?resourceId=/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/";

    @Test
    void commasAndLineBreaksSeparateResources() {
        assertThat(DeclaredResources.of(" " + BATCH + "a, " + BATCH + "b,\n  " + BATCH + "c\r\n" + BATCH + "d ")
                        .resources())
                .hasSize(4);
    }

    @Test
    void aBlankDoesNotSeparateResources() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclaredResources.of(BATCH + "a " + BATCH + "b"))
                .withMessage(
                        "The resource '" + BATCH + "a " + BATCH + "b' contains a blank. Separate resources by commas");
    }

    @Test
    void theSetterRefusesAResourceThatCannotBeAdded() {
        EmbeddedArmCustomizer customizer = new EmbeddedArmCustomizer();

        assertThatThrownBy(() -> customizer.setResources("btach?resourceId=/subscriptions/s"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Unknown operation 'btach'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customizer.setResources("batch?resourceId=/subscriptions/s"))
                .withMessage(
                        "The operation 'batch' needs the ID of a Microsoft.Batch/batchAccounts, not /subscriptions/s");
    }

    @Test
    void theStartFailsWithTheMistakeInTheProperty() {
        Main main = new Main();
        main.addOverrideProperty("azkeys.embedded.resources", "batch?resourceId=mine");
        main.addOverrideProperty("camel.beans.embeddedArm", "#class:" + EmbeddedArmCustomizer.class.getName());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to("azkeys:" + BATCH + "mine");
            }
        });

        assertThat(catchThrowable(main::start))
                .hasMessage("The operation 'batch' needs the ID of a Microsoft.Batch/batchAccounts, not mine");
    }

    @Test
    void theStartFailsWithTheMistakeInThePropertyOfTheBean() {
        Main main = new Main();
        main.addOverrideProperty("camel.beans.embeddedArm", "#class:" + EmbeddedArmCustomizer.class.getName());
        main.addOverrideProperty("camel.beans.embeddedArm.resources", "batch?resourceId=mine");

        assertThat(catchThrowable(main::start))
                .hasMessageContaining("camel.beans.embeddedArm.resources=batch?resourceId=mine")
                .cause()
                .hasMessage("The operation 'batch' needs the ID of a Microsoft.Batch/batchAccounts, not mine");
    }
}
