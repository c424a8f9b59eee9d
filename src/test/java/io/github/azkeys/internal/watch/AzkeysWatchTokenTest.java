// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer with {@code form=sas-token} delivers a new token well before the last one expires. */
class AzkeysWatchTokenTest extends WatchSelectedTestSupport {

    private static final String TOKEN = "keyName=iothubowner&form=sas-token&tokenValidity=1h";

    private final TestClock clock = new TestClock();

    @TempDir
    Path folder;

    @BeforeEach
    void useClock() {
        arm.add("iothub", HUB + "/IotHubKeys/iothubowner");
        KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class)).useClock(clock);
    }

    @Test
    void aTokenIsRenewedWhenHalfOfItsValidityIsOver() throws Exception {
        watch("iothub", HUB, TOKEN + "&emit=START_AND_CHANGES");
        await().until(() -> exchanges.size() == 1);
        assertThat(expiry(0)).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofMinutes(29));
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        await().until(() -> exchanges.size() == 2);
        assertThat(expiry(1)).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(value(1)).isNotEqualTo(value(0));
        assertThat(changed(1)).isEmpty();
        awaitPolls(2);
        assertThat(exchanges).hasSize(2);
    }

    @Test
    void theValidityIsCountedFromTheFirstPollIfThatStartsNoExchange() throws Exception {
        watch("iothub", HUB, TOKEN);
        awaitPolls(2);
        assertThat(exchanges).isEmpty();

        clock.advance(Duration.ofMinutes(30));

        await().until(() -> exchanges.size() == 1);
    }

    @Test
    void aNewKeyMeansANewTokenAtOnce() throws Exception {
        watch("iothub", HUB, TOKEN);
        awaitPolls(2);
        arm.regenerate(HUB + "/IotHubKeys/iothubowner", "primaryKey");

        await().until(() -> exchanges.size() == 1);
        assertThat(changed(0)).containsExactly("primary");

        clock.advance(Duration.ofMinutes(29));
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aTokenIsRenewedEarlierIfPollsAreFarApart() throws Exception {
        watch("iothub", HUB, TOKEN + "&emit=START_AND_CHANGES&delay=1200000"); // 20 minutes
        await().until(() -> exchanges.size() == 1);
        clock.advance(Duration.ofMinutes(20));

        refreshHub();

        await().until(() -> exchanges.size() == 2);
    }

    @Test
    void anExchangeThatFailedComesAgain() throws Exception {
        watch("iothub", HUB, TOKEN);
        awaitPolls(2);
        failing.set(true);
        clock.advance(Duration.ofMinutes(45));
        await().until(() -> failures.get() >= 2);
        failing.set(false);

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aTokenThatAnotherProcessDeliveredIsRenewed() throws Exception {
        context.getRegistry().bind("first", repository());
        watch("iothub", HUB, TOKEN + "&emit=START_AND_CHANGES&stateRepository=#first");
        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        stop();
        clock.advance(Duration.ofMinutes(29));
        context.getRegistry().bind("second", repository());
        watch("iothub", HUB, TOKEN + "&stateRepository=#second");
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);

        clock.advance(Duration.ofMinutes(1));

        await().until(() -> exchanges.size() == 2);
    }

    private void refreshHub() {
        template.requestBodyAndHeader("azkeys:refresh", null, "CamelAzkeysResourceId", HUB);
    }

    private FileStateRepository repository() {
        return FileStateRepository.fileStateRepository(folder.resolve("state").toFile());
    }

    private Instant expiry(int exchange) {
        return exchanges.get(exchange).getMessage().getBody(Secret.class).expiresAt();
    }
}
