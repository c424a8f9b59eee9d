// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.docs.DocumentedExample;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The route of the documentation with the events of
 * https://learn.microsoft.com/azure/event-grid/event-schema-resource-groups, with the names filled in.
 */
class AzkeysEventGridTest extends AzkeysTestSupport {

    private static final String NAMESPACE =
            "/subscriptions/sub/resourceGroups/group/providers/Microsoft.EventHub/namespaces/namespace";
    private static final String RULE = NAMESPACE + "/AuthorizationRules/RootManageSharedAccessKey";
    private static final String KEYS =
            "azkeys:eventhubs-namespace?cacheTtl=1h&keyName=RootManageSharedAccessKey&resourceId=" + NAMESPACE;

    @BeforeEach
    void loadRoute() throws Exception {
        arm.add("eventhubs-namespace", RULE);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("event-grid.yaml", DocumentedExample.of("event-grid-route")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-grid-event.json", "cloud-event.json"})
    void aRenewedKeyIsFetchedAtOnce(String sample) throws Exception {
        String old = primary();
        arm.regenerate(RULE, "primaryKey");

        send(regenerated(event(sample)));

        assertThat(primary()).isNotEqualTo(old);
        assertThat(arm.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-grid-event.json", "cloud-event.json"})
    void anEventMayComeWithoutAList(String sample) throws Exception {
        primary();
        String list = regenerated(event(sample));

        send(list.substring(list.indexOf('[') + 1, list.lastIndexOf(']')));

        primary();
        assertThat(arm.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-grid-event.json", "cloud-event.json"})
    void listingKeysIsNoReasonToListThem(String sample) throws Exception {
        primary();

        send(event(sample));

        primary();
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aFailedActionChangesNothing() throws Exception {
        primary();

        send(regenerated(event("event-grid-event.json"))
                .replace("ResourceActionSuccess", "ResourceActionFailure")
                .replace("\"Succeeded\"", "\"Failed\""));

        primary();
        assertThat(arm.calls()).hasSize(1);
    }

    private void send(String events) {
        Exchange sent = template.request(
                "direct:key-events", exchange -> exchange.getMessage().setBody(events));
        assertThat(sent.getException()).isNull();
    }

    private String primary() {
        return ask(KEYS).getMessage().getBody(KeySet.class).key("primaryKey");
    }

    /** The event of the other action on the same resource. */
    private static String regenerated(String event) {
        return event.replace("/listKeys", "/regenerateKeys");
    }

    private static String event(String sample) throws IOException {
        try (InputStream in = AzkeysEventGridTest.class.getResourceAsStream(sample)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{subscription-id}", "sub")
                    .replace("{resource-group}", "group")
                    .replace("{namespace}", "namespace");
        }
    }
}
