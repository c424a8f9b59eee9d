// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that a regeneration needs. Nothing here calls ARM, except what is not rejected. */
class AzkeysRegenerateOptionsTest extends PlaceholdersTestSupport {

    private static final String REGENERATE = "azkeys:batch?action=regenerate&resourceId=" + BATCH;
    private static final String RULE =
            "azkeys:servicebus-queue?action=regenerate&subscriptionId=s&resourceGroup=g" + "&resourceName=space1/q";

    @Test
    void itIsOffUnlessTheComponentAllowsIt() {
        assertRefused(REGENERATE + "&keyName=secondary", "camel.component.azkeys.regenerateEnabled = true");
    }

    /** Whether it is allowed or not, because nothing that the user enables makes it possible. */
    @Test
    void whatIsNotPossibleIsSaidWithItsReason() {
        OperationIndex catalog = new OperationIndex();
        List<Operation> impossible = catalog.names().stream()
                .map(catalog::get)
                .filter(operation -> operation.regeneration() == null)
                .toList();

        assertThat(impossible).isNotEmpty();
        for (Operation operation : impossible) {
            String reason = LeftOut.regenerating(operation).map(LeftOut::reason).orElse("ARM has no action");
            assertRefused(
                    "azkeys:" + operation.name() + "?action=regenerate&regenerateKey=primary",
                    "azkeys:" + operation.name() + "?action=regenerate is not possible: ",
                    reason);
        }
    }

    @Test
    void noUriAllowsIt() {
        assertThatThrownBy(() -> context.getEndpoint(REGENERATE + "&keyName=secondary&regenerateEnabled=true"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("regenerateEnabled");
    }

    @Test
    void thePropertyOfTheComponentAllowsIt() {
        app.getComponent("azkeys", AzkeysComponent.class)
                .getComponentPropertyConfigurer()
                .configure(app, app.getComponent("azkeys"), "regenerateEnabled", "true", true);

        Endpoint endpoint = app.getEndpoint(REGENERATE + "&keyName=secondary");

        assertThat(endpoint).isInstanceOf(AzkeysEndpoint.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                REGENERATE + " | azkeys:batch?action=regenerate needs a key; set regenerateKey to primary or"
                        + " secondary",
                REGENERATE + "&keyName=tertiary | does not support key 'tertiary'. Supported: primary or secondary",
                REGENERATE + "&keyName=Secondary | does not support key 'Secondary'",
                REGENERATE + "&keyName=primary&regenerateKey=secondary | names two keys, regenerateKey=secondary and"
                        + " keyName=primary",
                RULE + "&keyName=send | needs a key; set regenerateKey to primary or secondary",
                RULE + "&keyName=secondary | needs a key",
                "azkeys:mlworkspace?action=regenerate&regenerateKey=primary"
                        + " | azkeys:mlworkspace?action=regenerate is not possible: ARM has no action that regenerates"
                        + " one key of Microsoft.MachineLearningServices/workspaces",
                "azkeys:batch?regenerateKey=primary | add action=regenerate, or leave out regenerateKey",
                "azkeys:resource?action=regenerateKeys&apiVersion=2024-07-01&regenerateKey=primary | add"
                        + " action=regenerate, or leave out regenerateKey",
                "azkeys:batch?action=regenerateKeys | leave out option action, set it to regenerate to regenerate a key"
            })
    void whatIsWrongIsSaidBeforeAnyCall(String uri, String problem) {
        enable();

        assertRefused(uri, problem);
    }

    @Test
    void theComponentDoesNotMakeEveryEndpointRegenerate() {
        enable();
        configuration().setAction("regenerate");

        assertRefused("azkeys:batch?keyName=secondary", "must be set in the endpoint URI, not on the component");
    }

    @Test
    void theComponentDoesNotNameTheKey() {
        enable();
        configuration().setKeyName("secondary");

        assertRefused(REGENERATE, "the component's option keyName does not select the key to regenerate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action", "ACTION", "act-ion"})
    void theComponentDoesNotNameTheKeyHoweverTheActionIsSpelled(String action) {
        enable();
        configuration().setKeyName("secondary");

        assertRefused(
                REGENERATE.replace("action", action),
                "the component's option keyName does not select the key to regenerate");
    }

    @Test
    void theComponentMayNameTheRule() {
        enable();
        configuration().setKeyName("send");

        assertThat(context.getEndpoint(RULE + "&regenerateKey=primary")).isInstanceOf(AzkeysEndpoint.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#secondary", "/key", ""})
    void aPlaceholderIsRefused(String choice) {
        app.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        declare(
                "fresh",
                "batch?action=regenerate&keyName=secondary&resourceId=" + BATCH
                        + (choice.isEmpty() ? "&select=secondary" : ""));

        assertThatThrownBy(() -> resolve("{{azkeys:fresh" + choice + "}}"))
                .hasStackTraceContaining("azkeys:batch?action=regenerate is supported by producers (to) only");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anyResourceKeepsItsOwnActionOfThatName() {
        // refused by ARM, which has no such action: that is to say, it was asked
        ask("azkeys:resource?action=regenerate&apiVersion=2024-07-01&resourceId=" + BATCH);

        assertThat(arm.calls()).extracting(ArmCall::path).containsExactly(BATCH + "/regenerate");
    }

    private void enable() {
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
    }

    private void assertRefused(String uri, String... problems) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .rootCause()
                .hasMessageContainingAll(problems);
        assertThat(arm.calls()).isEmpty();
    }
}
