// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of the application checks all that is known without a call to ARM. */
class AzkeysCredentialCheckTest extends LiveTestSupport {

    @BeforeEach
    void declareOthers() {
        declare(
                "ai",
                "cognitiveservices?subscriptionId=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx&resourceGroup=myResourceGroup&resourceName=myAccount");
        declare("selected", "storage?select=key1&resourceId=" + STORE);
    }

    @AfterEach
    void noCall() {
        assertThat(arm.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "supplier:other#key1 | supplier:other#key1: the alias 'other' is not declared; set camel.azkeys.keys.other",
                "supplier:wrongOperation#key1 | camel.azkeys.keys.wrongOperation cannot be used: ",
                "supplier:wrongOption#key1 | camel.azkeys.keys.wrongOption cannot be used: ",
                "supplier:noName#key1 | camel.azkeys.keys.noName cannot be used: ",
                "azure-sas:hub | azure-sas:hub does not specify a key; use azure-sas:hub#key or azure-sas:hub/form,",
                "azure-key:selected#key1 | it sets select or form, so use azure-key:selected instead of azure-key:selected#key1",
                "supplier:hub/sas-tokn | does not support form 'sas-tokn'",
                "supplier:hub/sas-token#key9 | does not support formKey 'key9'",
                "azure-sas:hub#primaryKey | the credential needs a token; add the form sas-token",
                "azure-key:hub/sas-token | the credential needs a key, not a sas-token",
                "azure-named-key:hub/connection-string | the credential needs a key, not a connection-string",
                "storage-shared-key:store/connection-string | the credential needs a key, not a connection-string",
                "azure-named-key:ai#key1 | The keys of azkeys:cognitiveservices do not have a name for clients",
                "kafka:hub/sas-token | Kafka clients need the connection string of Event Hubs: add the form '/connection-string'",
                "kafka-properties:hub/sas-token | Kafka clients need the connection string of Event Hubs",
                "qpid-jms:hub/connection-string | Qpid JMS needs the key as the password: remove the form '/connection-string'",
                "{{azkeys:store#key1}} | it must be written without braces, in the form type:alias",
            })
    void aWrongDeclarationEndsTheStart(String declaration, String problem) {
        declare("wrongOperation", "storrage?resourceId=" + STORE);
        declare("wrongOption", "storage?resourceIdd=" + STORE);
        declare("noName", "storage?subscriptionId=subid&resourceGroup=rg");
        credential("c", declaration);

        assertThatThrownBy(() -> app.start())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("camel.azkeys.credentials.c: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("{{azkeys:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyDeclarationEndsTheStart(String declaration) {
        credential("c", declaration);

        assertThatThrownBy(() -> app.start())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "camel.azkeys.credentials.c: it must have the form type:alias, type:alias#key,");
    }

    @Test
    void twoSpellingsOfANameEndTheStart() {
        credential("my-cred", "supplier:store#key1");
        credential("myCred", "supplier:store#key2");

        assertThatThrownBy(() -> app.start())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("camel.azkeys.credentials.my-cred and camel.azkeys.credentials.myCred declare the same"
                        + " credential; remove one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "camel.azkeys.reloadGrace, 10x, it must be a time such as 10s or 1m",
        "camel.azkeys.reloadGrace, -5s, it must be a time such as 10s or 1m",
        "camel.azkeys.refreshEnabled, yes, it must be true or false",
        "camel.azkeys.resolveWhileRunning, yes, it must be true or false",
        "camel.azkeys.refreshPeriod, 100ms, it must be a time of 1 second or more"
    })
    void aWrongValueEndsTheStart(String property, String value, String problem) {
        properties.setProperty(property, value);

        assertThatThrownBy(() -> app.start())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(property + " is '" + value + "'; "
                        + (property.endsWith("Period") ? problem + ", such as 60s or 5m" : problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-key:store#key1",
                "azure-named-key:selected",
                "azure-named-key:store/key#newest-stable",
                "azure-sas:hub/sas-token",
                "supplier:hub/connection-string#secondary",
                "qpid-jms:hub#primaryKey"
            })
    void aDeclarationThatCanBeRightPasses(String declaration) {
        credential("c", declaration);

        app.start();

        assertThat(app.isStarted()).isTrue();
    }
}
