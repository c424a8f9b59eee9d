// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.internal.reload.ReloadTestSupport;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live credentials of clients that ask for their key when they connect. */
class AzkeysLiveClientsTest extends ReloadTestSupport {

    private static final String PROVIDERS = "/subscriptions/subid/resourceGroups/rg/providers/";
    private static final String EVENTS =
            PROVIDERS + "Microsoft.EventHub/namespaces/contoso/authorizationRules/RootManageSharedAccessKey";
    private static final String BUS =
            PROVIDERS + "Microsoft.ServiceBus/namespaces/contoso/authorizationRules/RootManageSharedAccessKey";
    private static final String CACHE = PROVIDERS + "Microsoft.Cache/redis/contoso";

    @BeforeEach
    void declareKeys() {
        arm.add("eventhubs-namespace", EVENTS);
        arm.add("servicebus-namespace", BUS);
        arm.add("redis", CACHE);
        declare("events", "eventhubs-namespace?resourceId=" + EVENTS);
        declare("bus", "servicebus-namespace?resourceId=" + BUS);
        declare("cache", "redis?resourceId=" + CACHE);
    }

    private void credential(String name, String declaration) {
        properties.setProperty("camel.azkeys.credentials." + name, declaration);
    }

    private <T> T find(String name, Class<T> type) {
        return app.getRegistry().lookupByNameAndType(name, type);
    }

    @Test
    void theKafkaComponentUsesACredentialOnlyWhereItIsNamed() {
        credential("eventHubs", "kafka:events/connection-string");
        app.start();

        KafkaEndpoint endpoint = app.getEndpoint("kafka:orders?brokers=other:9092", KafkaEndpoint.class);
        endpoint.build();
        assertThat(endpoint.getKafkaClientFactory()).isExactlyInstanceOf(DefaultKafkaClientFactory.class);
        assertThat(app.getRegistry().findSingleByType(KafkaClientFactory.class)).isNull();
        assertThat(arm.calls("eventhubs-namespace")).isEmpty();
    }

    @Test
    void kafkaNeedsTheConnectionString() {
        credential("eventHubs", "kafka:events#primaryKey");
        app.start();

        assertThatThrownBy(() -> find("eventHubs", KafkaClientFactory.class))
                .hasMessageStartingWith("camel.azkeys.credentials.eventHubs: ")
                .hasMessageContaining("add the form '/connection-string'");
    }

    @Test
    @SuppressWarnings("unchecked")
    void qpidJmsAsksForTheCurrentKey() {
        credential("busKey", "qpid-jms:bus#primaryKey");
        app.start();
        BiFunction<Object, Object, Object> password = find("busKey", BiFunction.class);
        assertThat(password.apply(null, null))
                .isEqualTo(arm.keys("servicebus-namespace", BUS).key("primaryKey"));

        arm.regenerate(BUS, "primaryKey");
        refresh();

        assertThat(password.apply(null, null))
                .isEqualTo(arm.keys("servicebus-namespace", BUS).key("primaryKey"));
    }

    @Test
    void lettuceAsksForTheCurrentKeyAndIsToldOfChanges() {
        credential("redis", "lettuce:cache#primaryKey");
        app.start();
        RedisCredentialsProvider provider = find("redis", RedisCredentialsProvider.class);
        List<String> changes = new ArrayList<>();
        provider.credentials().subscribe(credentials -> changes.add(password(credentials)));
        assertThat(password(provider.resolveCredentials().block()))
                .isEqualTo(arm.keys("redis", CACHE).key("primaryKey"));

        arm.regenerate(CACHE, "primaryKey");
        refresh();

        String renewed = arm.keys("redis", CACHE).key("primaryKey");
        assertThat(password(provider.resolveCredentials().block())).isEqualTo(renewed);
        assertThat(changes).containsExactly(renewed);
    }

    @Test
    void aRefusedKeyIsListedAtOnce() {
        credential("redis", "lettuce:cache#primaryKey");
        app.start();
        RedisCredentialsProvider provider = find("redis", RedisCredentialsProvider.class);
        provider.resolveCredentials().block();
        arm.regenerate(CACHE, "primaryKey");
        String renewed = arm.keys("redis", CACHE).key("primaryKey");

        // asks as Lettuce does while Redis refuses the old key; the next refresh is an hour away
        await().until(() -> password(provider.resolveCredentials().block()).equals(renewed));
    }

    private static String password(RedisCredentials credentials) {
        return String.valueOf(credentials.getPassword());
    }
}
