// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with slashes, for which ARM has another character. */
class SlashNamesTest {

    private static final String SCOPE = "/subscriptions/sub/resourceGroups/rg/providers/";

    private final OperationIndex catalog = new OperationIndex();

    @ParameterizedTest
    @CsvSource({
        "servicebus-queue, Microsoft.ServiceBus/namespaces/contoso/queues",
        "servicebus-topic, Microsoft.ServiceBus/namespaces/contoso/topics",
        "relay-hybrid-connection, Microsoft.Relay/namespaces/contoso/hybridConnections",
        "relay-wcf, Microsoft.Relay/namespaces/contoso/wcfRelays"
    })
    void areWrittenAsInTheServiceOrAsInArm(String operation, String entities) {
        ResourceAddress address = named(operation, "contoso/orders/eu/created");

        assertThat(address.resourceId()).isEqualTo(SCOPE + entities + "/orders~eu~created");
        assertThat(address.path()).isEqualTo(SCOPE + entities + "/orders~eu~created/authorizationRules/send/listKeys");
        assertThat(named(operation, "contoso/orders~eu~created")).isEqualTo(address);
        assertThat(named(operation, "contoso/orders~eu/created")).isEqualTo(address);
        assertThat(resolve(
                        operation,
                        Map.of("keyName", "send"),
                        Map.of("resourceId", SCOPE + entities + "/orders~eu~created")))
                .isEqualTo(address);
        assertThat(resolve(
                        operation,
                        Map.of("subscriptionId", "sub", "resourceGroup", "rg", "keyName", "send"),
                        Map.of("resourceName", "contoso/orders/eu/created")))
                .isEqualTo(address);
    }

    @Test
    void aNameWithoutSlashesIsAsBefore() {
        assertThat(named("servicebus-queue", "contoso/orders").resourceId()).endsWith("/queues/orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contoso/orders//created | consists of names, each of which must not be empty",
                "contoso//orders | consists of names, each of which must not be empty",
                "contoso/orders/ | consists of names, each of which must not be empty",
                "contoso/~orders | consists of names, each of which must not be empty",
                "contoso/orders/../other | consists of names, each of which must be a name, not a relative path",
                "contoso/orders~..~other | consists of names, each of which must be a name, not a relative path",
                "contoso/orders%2Fcreated | must not contain",
                "contoso/orders/a?b | each of which must not contain",
                "contoso | must have the form namespaceName/queueName",
                "contoso/ | must not be empty",
                "con~toso/a/b/c~ | must not be empty"
            })
    void aPartThatIsNotANameIsRefused(String name, String rule) {
        assertThatThrownBy(() -> named("servicebus-queue", name))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void allPartsTogetherAreOneName() {
        assertThatThrownBy(() -> named("servicebus-queue", "contoso/" + "a/".repeat(130) + "ab"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must have 1 to 260 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventhubs-hub", "notification-hub", "servicebus-georecovery-alias"})
    void otherNamesCannotHaveSlashes(String operation) {
        assertThatThrownBy(() -> named(operation, "contoso/orders/created"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must have the form namespaceName/");
    }

    @Test
    void aSlashInAnIdSeparatesSegments() {
        assertThatThrownBy(() -> resolve(
                        "servicebus-queue",
                        Map.of("keyName", "send"),
                        Map.of("resourceId", SCOPE + "Microsoft.ServiceBus/namespaces/contoso/queues/orders/created")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must be the id of a Microsoft.ServiceBus/namespaces/queues")
                .hasMessageEndingWith("that contains this id, in which a slash of the queueName is written as ~");
    }

    @Test
    void azuresOwnLibraryReadsTheSameIds() {
        ResourceId theirs = ResourceId.fromString(
                named("servicebus-queue", "contoso/orders/created").resourceId());

        assertThat(theirs.name()).isEqualTo("orders~created");
        assertThat(theirs.parent().name()).isEqualTo("contoso");
        assertThatThrownBy(() ->
                        ResourceId.fromString(SCOPE + "Microsoft.ServiceBus/namespaces/contoso/queues/orders/created"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theNameInAMessageIsThatOfTheConfigurationHoweverItIsWritten() {
        assertThat(resolve(
                                "servicebus-queue",
                                Map.of("subscriptionId", "sub", "resourceName", "contoso/orders/created"),
                                Map.of(
                                        "keyName",
                                        "send",
                                        "resourceId",
                                        SCOPE + "Microsoft.ServiceBus/namespaces/contoso/queues/Orders~created"))
                        .resourceId())
                .endsWith("/queues/orders~created");
    }

    private ResourceAddress named(String operation, String name) {
        return resolve(
                operation,
                Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", name, "keyName", "send"),
                Map.of());
    }

    private ResourceAddress resolve(String operation, Map<String, String> configuration, Map<String, String> message) {
        return new AddressResolver(catalog.get(operation), new NamesByOption("option", configuration))
                .resolve(new NamesByOption("header", message));
    }
}
