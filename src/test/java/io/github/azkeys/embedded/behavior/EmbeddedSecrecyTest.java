// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.RestClient;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The embedded service itself must not leak secrets, since users search for leaks in their own code with it. */
@Timeout(30)
class EmbeddedSecrecyTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.azkeys.embedded");
    private final Logger httpCore = (Logger) LoggerFactory.getLogger("org.apache.hc.core5");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        for (Logger each : List.of(logger, httpCore)) {
            each.setLevel(Level.TRACE);
            each.addAppender(log);
        }
    }

    @AfterEach
    void stopListening() {
        for (Logger each : List.of(logger, httpCore)) {
            each.setLevel(null);
            each.detachAppender(log);
        }
    }

    @Test
    void nothingIsLoggedAboveDebugAndNeverASecret() {
        EmbeddedArm arm = EmbeddedArm.start();
        try (arm) {
            RestClient client = new RestClient(arm);
            String token = client.token();
            String mine = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
            arm.add("batch", mine);
            client.post(mine + "/listKeys?api-version=2024-07-01", token);
            arm.regenerate(mine, "primary");
            client.post(mine + "/listKeys?api-version=2024-07-01", token);
            client.post(RestClient.BATCH_KEYS, token);
            arm.fail(Fault.status(500).text("no"));
            client.post(RestClient.BATCH_KEYS, token);
            client.send(client.request("/nowhere?api-version=1").header("Authorization", "Bearer x"));
            client.send(client.request(arm.identityEndpoint() + "?api-version=2019-08-01&resource=r")
                    .header("X-IDENTITY-HEADER", arm.identityHeader())
                    .method("GET", HttpRequest.BodyPublishers.noBody()));
            assertThat(arm.calls().toString() + arm.tokenRequests()).doesNotContain(arm.secrets());
            assertThat(arm.secrets()).contains(token, arm.clientSecret(), arm.identityHeader(), "AAAA==");
        }
        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events).isNotEmpty();
        assertThat(events).extracting(ILoggingEvent::getLevel).allMatch(level -> !level.isGreaterOrEqual(Level.INFO));
        assertThat(events).extracting(ILoggingEvent::getFormattedMessage).allSatisfy(message -> assertThat(message)
                .doesNotContain(arm.secrets()));
    }
}
