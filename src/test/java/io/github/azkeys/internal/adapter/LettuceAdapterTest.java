// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.ReauthenticateBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lettuce asks for the key whenever it connects, and authenticates again when the key changes. */
@Timeout(30)
class LettuceAdapterTest {

    private final TestKey key = new TestKey("first");
    private final CredentialAdapter.Live live = new LettuceAdapter().create(key);
    private RespServer server;
    private RedisClient client;

    @BeforeEach
    void start() throws Exception {
        server = new RespServer();
        RedisURI address = RedisURI.create("127.0.0.1", server.port());
        address.setCredentialsProvider((RedisCredentialsProvider) live.credential());
        client = RedisClient.create(address);
    }

    @AfterEach
    void stop() throws Exception {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        server.close();
    }

    @Test
    void eachConnectionIsOpenedWithTheCurrentKey() {
        server.accept("first", "second");
        client.connect();
        key.set("second");
        client.connect();

        assertThat(server.passwords()).containsExactly("first", "second");
    }

    @Test
    void anOpenConnectionAuthenticatesAgainIfTheApplicationWantsThat() {
        server.accept("first", "second");
        client.setOptions(ClientOptions.builder()
                .reauthenticateBehavior(ReauthenticateBehavior.ON_NEW_CREDENTIALS)
                .build());
        client.connect();
        key.set("second");
        live.keyChanged().run();

        await().untilAsserted(() -> assertThat(server.passwords()).containsExactly("first", "second"));
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatWasClosedComesBackWithTheNewKeyAndReportsTheOld() {
        server.accept("first");
        StatefulRedisConnection<String, String> connection = client.connect();
        server.accept("second");
        server.disconnect();
        await().until(() -> key.refusals() > 0);
        key.set("second");

        assertThat(connection.sync().ping()).isEqualTo("PONG");
        assertThat(server.passwords()).startsWith("first", "first").endsWith("second");
    }

    @Test
    void aRefusedFirstConnectionFails() {
        assertThatThrownBy(client::connect)
                .isInstanceOf(RedisConnectionException.class)
                .rootCause()
                .hasMessageContaining("WRONGPASS");
    }

    @Test
    void aKeyThatIsAskedForNowAndThenIsNotReported() {
        AtomicLong now = new AtomicLong();
        LettuceCredentials credentials = new LettuceCredentials(key, now::get);
        for (int i = 0; i < 5; i++) {
            credentials.resolveCredentialsNow();
            now.addAndGet(Duration.ofSeconds(11).toNanos());
        }
        assertThat(key.refusals()).isZero();

        credentials.resolveCredentialsNow();
        credentials.resolveCredentialsNow();
        assertThat(key.refusals()).isZero();
        credentials.resolveCredentialsNow();
        assertThat(key.refusals()).isEqualTo(1);
    }

    @Test
    void theCredentialDoesNotShowTheKey() {
        live.keyChanged().run();
        assertThat(live.credential().toString()).doesNotContain("first");
    }
}
