// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.lettuce.core.RedisCredentialsProvider;
import org.apache.camel.BeanInject;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;
import org.springframework.data.redis.serializer.RedisSerializer;

/** The connection to a cache, which asks for the key whenever it connects. */
public class RedisCache implements CamelConfiguration {

    /**
     * Creates the connection for the component spring-redis.
     *
     * @param key a live credential of the type {@code lettuce}
     */
    @BindToRegistry(value = "redis", lazy = true, destroyMethod = "destroy")
    public LettuceConnectionFactory redis(
            @PropertyInject("redis-host") String host,
            @PropertyInject("redis-port") int port,
            @PropertyInject("redis-tls") boolean tls,
            @BeanInject("cacheKey") RedisCredentialsProvider key) {
        LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
                LettuceClientConfiguration.builder().redisCredentialsProviderFactory(always(key));
        if (tls) {
            client.useSsl();
        }
        LettuceConnectionFactory factory =
                new LettuceConnectionFactory(new RedisStandaloneConfiguration(host, port), client.build());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static RedisCredentialsProviderFactory always(RedisCredentialsProvider key) {
        return new RedisCredentialsProviderFactory() {
            @Override
            public RedisCredentialsProvider createCredentialsProvider(RedisConfiguration configuration) {
                return key;
            }
        };
    }

    /** Stores values as text. */
    @BindToRegistry("text")
    public RedisSerializer<String> text() {
        return RedisSerializer.string();
    }
}
