// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.ProxyOptions;
import io.github.azkeys.TransportOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TransportOptionsTest {

    private static final TransportOptions OPTIONS = TransportOptions.DEFAULT;

    @Test
    void everyPartCanBeChangedWithoutTheOthers() {
        ProxyOptions proxy = proxy();
        Duration ms = Duration.ofMillis(1);
        TransportOptions changed = OPTIONS.withConnectTimeout(ms)
                .withAcquireTimeout(ms.multipliedBy(2))
                .withResponseTimeout(ms.multipliedBy(3))
                .withMaxConnections(4)
                .withConnectionTimeToLive(ms.multipliedBy(5))
                .withIdleTimeout(ms.multipliedBy(6))
                .withProxy(proxy)
                .withSslContext(null);

        assertThat(changed)
                .isEqualTo(new TransportOptions(
                        null,
                        ms,
                        ms.multipliedBy(2),
                        ms.multipliedBy(3),
                        4,
                        ms.multipliedBy(5),
                        ms.multipliedBy(6),
                        proxy));
    }

    @Test
    void refusesTimesAndCountsOutOfRange() {
        List<Function<Duration, TransportOptions>> times = List.of(
                OPTIONS::withConnectTimeout,
                OPTIONS::withAcquireTimeout,
                OPTIONS::withResponseTimeout,
                OPTIONS::withConnectionTimeToLive,
                OPTIONS::withIdleTimeout);
        for (Function<Duration, TransportOptions> time : times) {
            assertThatThrownBy(() -> time.apply(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> time.apply(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> time.apply(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> time.apply(Duration.ofDays(366))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> OPTIONS.withMaxConnections(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAProxyWithoutAddress() {
        assertThatThrownBy(() -> OPTIONS.withProxy(new ProxyOptions(ProxyOptions.Type.HTTP, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void doesNotShowThePasswordOfTheProxy() {
        assertThat(OPTIONS.withProxy(proxy().setCredentials("someone", "secret")))
                .asString()
                .contains("proxy.example:8080")
                .doesNotContain("secret", "someone");
    }

    private static ProxyOptions proxy() {
        return new ProxyOptions(ProxyOptions.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 8080));
    }
}
