// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of properties and environment variables. */
class PropertyNamesTest {

    @ParameterizedTest
    @CsvSource({
        "CAMEL_AZKEYS_REFRESHENABLE, camel.azkeys.refreshEnabled",
        "CAMEL_AZKEYS_REFRESH_ENABLE, camel.azkeys.refreshEnabled",
        "CAMEL_AZKEYS_KEY_HUB, camel.azkeys.keys.hub",
        "CAMEL_AZKEYS_CREDENTIAL_STORE, camel.azkeys.credentials.store"
    })
    void aMisspeltVariableIsRefused(String variable, String meant) {
        assertThatThrownBy(() -> PropertyNames.refuseUnknown(List.of(), List.of("HOME", variable)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Unknown property " + variable + " (did you mean " + meant + "?). Supported: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAMEL_AZKEYS_REFRESHENABLED",
                "CAMEL_AZKEYS_REFRESH_ENABLED",
                "CAMEL_AZKEYS_KEYS_MY_HUB",
                "CAMEL_AZKEYS_CREDENTIALS_STORE",
                // Kubernetes sets these for services with the names camel-azkeys and camel-azkeys-demo
                "CAMEL_AZKEYS_SERVICE_HOST",
                "CAMEL_AZKEYS_SERVICE_PORT_HTTPS",
                "CAMEL_AZKEYS_PORT",
                "CAMEL_AZKEYS_PORT_8080_TCP_ADDR",
                "CAMEL_AZKEYS_DEMO_SERVICE_HOST",
                "CAMEL_AZKEYS_DEMO_SERVICE_PORT_HTTPS",
                "CAMEL_AZKEYS_DEMO_PORT",
                "CAMEL_AZKEYS_DEMO_PORT_8080_TCP_ADDR"
            })
    void otherVariablesAreAccepted(String variable) {
        PropertyNames.refuseUnknown(List.of(), List.of("HOME", variable));
    }

    @Test
    void aNameLikeNoneHasNoQuestion() {
        assertThatThrownBy(() -> PropertyNames.refuseUnknown(List.of("camel.azkeys.colour"), List.of()))
                .hasMessageStartingWith("Unknown property camel.azkeys.colour. Supported: ");
    }

    @ParameterizedTest
    @CsvSource({
        "camel.azkeys.cacheTtl, camel.component.azkeys.cacheTtl",
        "camel.azkeys.client-secret, camel.component.azkeys.clientSecret"
    })
    void anOptionOfTheComponentIsSaidToBeOne(String given, String place) {
        assertThatThrownBy(() -> PropertyNames.refuseUnknown(List.of(given), List.of()))
                .hasMessageStartingWith(
                        "Unknown property " + given + " (an option of the component: " + place + "). Supported: ");
    }

    @Test
    void aVariableForAnOptionOfTheComponentIsSaidToBeOne() {
        assertThatThrownBy(() -> PropertyNames.refuseUnknown(List.of(), List.of("CAMEL_AZKEYS_CLIENT_SECRET")))
                .hasMessageStartingWith("Unknown property CAMEL_AZKEYS_CLIENT_SECRET (an option of the component:"
                        + " camel.component.azkeys.clientSecret). Supported: ");
    }

    @Test
    void namesThatARuntimeMakesFromVariablesAreLeftOut() {
        assertThat(PropertyNames.withoutEnvironment(
                        Set.of("camel.azkeys.refresh.enabled", "camel.azkeys.refreshPeriod"),
                        List.of("CAMEL_AZKEYS_REFRESH_ENABLED")))
                .containsExactly("camel.azkeys.refreshPeriod");
    }
}
