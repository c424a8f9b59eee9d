// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer with select, form or newest-stable starts an exchange when the key that it selects changes, and only then. */
class AzkeysWatchSelectedTest extends WatchSelectedTestSupport {

    private static final Duration SETTLING = Duration.ofMillis(1500);
    private static final String NEWEST = "select=newest-stable&settlingTime=" + SETTLING.toMillis();

    @TempDir
    Path folder;

    private int repositories;

    @BeforeEach
    void addResource() {
        arm.add("storage", STORAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "select=key1, keys.key1, keys.key2, keys.key1",
        "select=keys.key2, keys.key2, keys.key1, keys.key2",
        "select=secondary, keys.key2, keys.key1, secondary",
        "form=connection-string, keys.key1, keys.key2, primary",
        "form=connection-string&formKey=secondary, keys.key2, keys.key1, secondary",
        "form=key&formKey=primary, keys.key1, keys.key2, primary"
    })
    void onlyAChangeOfTheSelectedKeyStartsAnExchange(String options, String key, String other, String header)
            throws Exception {
        watch(options);
        awaitPolls(2);

        arm.regenerate(STORAGE, other);
        awaitPolls(2);
        assertThat(exchanges).isEmpty();

        arm.regenerate(STORAGE, key);
        await().until(() -> exchanges.size() == 1);
        assertThat(changed(0)).containsExactly(header);
        assertThat(exchanges.get(0).getMessage().getBody()).isEqualTo(listed(options));
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void aPoliteRotationStartsAnExchangeWhenTheNewKeyHasSettled() throws Exception {
        watch(NEWEST);
        awaitPolls(2);
        for (String key : List.of("key2", "key1")) { // the one that is not in use
            int before = exchanges.size();
            Instant regenerated = Instant.now();
            arm.regenerate(STORAGE, "keys." + key);
            awaitPolls(2);
            assertThat(exchanges).as("while the old key is in use").hasSize(before);

            await().until(() -> exchanges.size() == before + 1);

            assertThat(Instant.now()).isAfterOrEqualTo(regenerated.plus(SETTLING));
            assertThat(value(before)).isEqualTo(((Secret) listed("select=" + key)).value());
            assertThat(changed(before)).containsExactly(key.equals("key2") ? "secondary" : "primary");
            awaitPolls(2);
            assertThat(exchanges).hasSize(before + 1);
        }
    }

    @Test
    void aFormFollowsTheNewestStableKey() throws Exception {
        watch("form=connection-string&formKey=newest-stable&settlingTime=" + SETTLING.toMillis());
        awaitPolls(2);

        arm.regenerate(STORAGE, "keys.key2");
        await().until(() -> exchanges.size() == 1);

        assertThat(exchanges.get(0).getMessage().getBody())
                .isEqualTo(listed("form=connection-string&formKey=secondary"));
        assertThat(changed(0)).containsExactly("secondary");
    }

    @Test
    void theOtherKeyIsDeliveredAtOnceIfTheKeyInUseIsRegenerated() throws Exception {
        watch("select=newest-stable&settlingTime=1h");
        awaitPolls(2);

        arm.regenerate(STORAGE, "keys.key1");
        await().until(() -> exchanges.size() == 1);

        assertThat(value(0)).isEqualTo(((Secret) listed("select=key2")).value());
        assertThat(changed(0)).containsExactly("secondary");
    }

    @Test
    void theStartCanBeAnExchangeToo() throws Exception {
        watch("emit=START_AND_CHANGES&select=key1");

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).getMessage().getBody()).isEqualTo(listed("select=key1"));
        assertThat(changed(0)).isEmpty();
    }

    @Test
    void aMoveWhoseExchangeFailedComesAgain() throws Exception {
        failing.set(true);
        watch("select=newest-stable&settlingTime=0");
        awaitPolls(2);
        arm.regenerate(STORAGE, "keys.key2");
        await().until(() -> failures.get() >= 2);
        failing.set(false);

        await().until(() -> exchanges.size() == 1);
        awaitPolls(2);
        assertThat(exchanges).hasSize(1);
        assertThat(changed(0)).containsExactly("secondary");
    }

    @Test
    void aNameThatTheResponseLacksIsReported() throws Exception {
        List<Throwable> reported = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("reported", (ExceptionHandler) new ReportedFailures(reported));
        watch("select=key3&exceptionHandler=#reported");

        await().until(() -> !reported.isEmpty());

        assertThat(reported.get(0))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option select names the key 'key3'");
        assertThat(exchanges).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "select=key1, keys.key1, keys.key1",
        "form=connection-string&formKey=secondary, keys.key2, secondary",
        "select=newest-stable&settlingTime=0, keys.key2, secondary"
    })
    void aChangeWhileNobodyPolledIsDeliveredOnce(String options, String key, String header) throws Exception {
        watchStored(options);
        awaitPolls(2);
        stop();
        arm.regenerate(STORAGE, key);

        watchStored(options);
        await().until(() -> exchanges.size() == 1);
        assertThat(changed(0)).containsExactly(header);
        awaitPolls(2);
        stop();
        watchStored(options);
        awaitPolls(2);

        assertThat(exchanges).hasSize(1);
        assertThat(arm.secrets()).isNotEmpty().noneMatch(Files.readString(state())::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select=key1", "form=key&formKey=primary", "select=newest-stable&settlingTime=1h"})
    void aChangeOfAnotherKeyWhileNobodyPolledIsNone(String options) throws Exception {
        watchStored(options);
        awaitPolls(2);
        stop();
        arm.regenerate(STORAGE, "keys.key2");

        watchStored(options);
        awaitPolls(2);

        assertThat(exchanges).isEmpty();
    }

    /** Without options, the state has the digests of all keys; that of earlier versions always has. */
    @ParameterizedTest
    @CsvSource({
        "select=key1, keys.key1, true",
        "select=key1, keys.key2, false",
        "select=key1, , false",
        "form=key&formKey=secondary, keys.key2, true",
        "form=key&formKey=secondary, keys.key1, false",
        "select=newest-stable&settlingTime=1h, keys.key2, false",
        "select=newest-stable&settlingTime=1h, keys.key1, true",
        "select=newest-stable&settlingTime=1h, , false"
    })
    void theStateOfAnEarlierVersionIsRead(String options, String regenerated, boolean delivered) throws Exception {
        watchStored("emit=CHANGES");
        awaitPolls(2);
        stop();
        if (regenerated != null) {
            arm.regenerate(STORAGE, regenerated);
        }

        watchStored(options);
        awaitPolls(3);

        assertThat(exchanges).hasSize(delivered ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"1500, true", "0, false"})
    void aMoveThatAnEarlierVersionDidNotDeliverIsDelivered(long settling, boolean delivered) throws Exception {
        // an earlier version created the body, and saved the history, only when a key changed
        String newest = "select=newest-stable&settlingTime=" + settling;
        context.getRegistry().bind("pair", repository());
        listed(newest + "&stateRepository=#pair");
        arm.regenerate(STORAGE, "keys.key2");
        Secret last = (Secret) listed(newest + "&stateRepository=#pair");
        assertThat(last).isEqualTo(listed(delivered ? "select=primary" : "select=secondary"));
        watchStored("emit=CHANGES");
        awaitPolls(2);
        stop();

        watchStored(newest);
        if (delivered) {
            await().until(() -> exchanges.size() == 1);
            assertThat(changed(0)).containsExactly("secondary");
        }
        awaitPolls(2);

        assertThat(exchanges).hasSize(delivered ? 1 : 0);
    }

    @Test
    void allKeysAreWatchedAfterTheOptionIsRemoved() throws Exception {
        watchStored("emit=CHANGES");
        awaitPolls(2);
        stop();
        watchStored("select=key1");
        awaitPolls(2);
        stop();
        arm.regenerate(STORAGE, "keys.key2");

        watchStored("emit=CHANGES");
        await().until(() -> exchanges.size() == 1);

        assertThat(changed(0)).containsExactly("keys.key2");
    }

    /** Like another process, which has an empty memory. */
    private void watchStored(String options) throws Exception {
        String name = "state" + repositories++;
        context.getRegistry().bind(name, repository());
        watch(options + "&stateRepository=#" + name);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private FileStateRepository repository() {
        return FileStateRepository.fileStateRepository(state().toFile());
    }
}
