// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import java.util.List;

/** The exceptions with which clients report a refused key. */
public enum DefaultRules {
    HTTP(
            "`camel-http`, `camel-vertx-http`",
            "org.apache.camel.http.base.HttpOperationFailedException?statusCode=401,403"),
    NETTY_HTTP(
            "`camel-netty-http`",
            "org.apache.camel.component.netty.http.NettyHttpOperationFailedException?statusCode=401,403"),
    AZURE_HTTP(
            "Azure SDK over HTTP: Storage, Search, OpenAI and others",
            "com.azure.core.exception.HttpResponseException?response.statusCode=401,403"),
    AZURE_AMQP(
            "Azure SDK over AMQP: Event Hubs, Service Bus",
            "com.azure.core.amqp.exception.AmqpException?errorCondition=UNAUTHORIZED_ACCESS"),
    COSMOS("Azure Cosmos DB", "com.azure.cosmos.CosmosException?statusCode=401,403"),
    MONGODB("Azure Cosmos DB for MongoDB", "com.mongodb.MongoSecurityException"),
    CASSANDRA("Azure Cosmos DB for Apache Cassandra", "com.datastax.oss.driver.api.core.auth.AuthenticationException"),
    OPENAI("OpenAI", "com.openai.errors.UnauthorizedException"),
    KAFKA("Kafka", "org.apache.kafka.common.errors.AuthenticationException"),
    JMS("JMS", "jakarta.jms.JMSSecurityException", "jakarta.jms.JMSSecurityRuntimeException"),
    JMS_2("JMS 2", "javax.jms.JMSSecurityException", "javax.jms.JMSSecurityRuntimeException"),
    MQTT("MQTT 3", "org.eclipse.paho.client.mqttv3.MqttException?reasonCode=4,5"),
    MQTT_5("MQTT 5", "org.eclipse.paho.mqttv5.common.MqttException?reasonCode=134,135"),
    LETTUCE("Redis, Lettuce", "io.lettuce.core.RedisCommandExecutionException?message=NOAUTH*,WRONGPASS*"),
    JEDIS("Redis, Jedis", "redis.clients.jedis.exceptions.JedisAccessControlException?message=NOAUTH*,WRONGPASS*");

    private final String client;
    private final List<String> rules;

    DefaultRules(String client, String... rules) {
        this.client = client;
        this.rules = List.of(rules);
    }

    /** Returns the client, as AsciiDoc. */
    public String client() {
        return client;
    }

    /** Returns the rules, as in {@code camel.azkeys.refusedExceptions}. */
    public List<String> rules() {
        return rules;
    }
}
