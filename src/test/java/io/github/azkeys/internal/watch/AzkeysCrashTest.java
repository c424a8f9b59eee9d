// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests a watcher with a state file whose process is killed. */
@Tag("camel")
@Tag("one-camel")
class AzkeysCrashTest extends WatchNodesTestSupport {

    private static final String BATCH = AzkeysTestSupport.BATCH;

    @BeforeEach
    void writeApplication() throws Exception {
        application("""
                - route:
                    from:
                      uri: azkeys:batch
                      parameters:
                        resourceId: %s
                        stateRepository: "#keyStates"
                        initialDelay: 0
                        delay: 50
                      steps:
                        - to: direct:reconnect
                """.formatted(BATCH));
    }

    @Test
    void aChangeWhileTheProcessWasDeadIsOneEvent() throws Exception {
        Process first = launch("first");
        awaitPolls(2);
        kill(first);

        arm.regenerate(BATCH, "primary");
        arm.regenerate(BATCH, "primary");
        launch("second");

        awaitEvents(1);
        awaitPolls(2);
        assertThat(events()).containsExactly("second sampleacct [primary]");
    }

    @Test
    void anExchangeThatFailedComesAgainAlsoAfterARestart() throws Exception {
        Files.createFile(folder.resolve(WatchNode.FAIL));
        Process first = launch("first");
        awaitPolls(2);
        arm.regenerate(BATCH, "secondary");
        awaitEvents(2);
        kill(first);
        assertThat(events()).containsOnly("first sampleacct [secondary]");

        Files.delete(folder.resolve(WatchNode.FAIL));
        int failed = events().size();
        launch("second");

        awaitEvents(failed + 1);
        awaitPolls(2);
        assertThat(events().subList(failed, events().size())).containsExactly("second sampleacct [secondary]");
    }

    @Test
    void whereTheProcessDiesBeforeItHasWrittenDownWhatItDidTheEventComesAgain() throws Exception {
        Files.createFile(folder.resolve(WatchNode.HALT));
        Process first = launch("first");
        awaitPolls(2);
        arm.regenerate(BATCH, "primary");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(events()).containsExactly("first sampleacct [primary]");

        Files.delete(folder.resolve(WatchNode.HALT));
        launch("second");

        awaitEvents(2);
        awaitPolls(2);
        assertThat(events()).containsExactly("first sampleacct [primary]", "second sampleacct [primary]");
    }
}
