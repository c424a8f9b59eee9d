// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.NamesByOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("camel")
class KeyChangesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final OperationIndex catalog = new OperationIndex();
    private final KeyChanges changes = new KeyChanges(100);

    @Test
    void namesThatChanged() {
        KeyDigests before = changes.digests(answer("acct", 0, "a", "b"));

        assertThat(changes.changedSince(before, answer("acct", 1, "a", "b"))).isEmpty();
        assertThat(changes.changedSince(before, answer("acct", 1, "c", "b"))).containsExactly("primary");
        assertThat(changes.changedSince(before, answer("acct", 1, "a", null))).containsExactly("secondary");
    }

    @Test
    void digestsOfAnEarlierProcessCanBeCompared() {
        KeyDigests before = KeyDigests.ofText(
                new KeyChanges(100).digests(answer("acct", 0, "a", "b")).toText());

        assertThat(changes.changedSince(before, answer("acct", 1, "a", "b"))).isEmpty();
        assertThat(changes.changedSince(before, answer("acct", 1, "a", "c"))).containsExactly("secondary");
    }

    @Test
    void anotherResourceOrProcessHasOtherDigests() {
        KeyDigests digests = changes.digests(answer("acct", 0, "a", "b"));

        assertThat(changes.digests(answer("ACCT", 1, "a", "b"))).isEqualTo(digests);
        assertThat(changes.digests(answer("other", 0, "a", "b"))).isNotEqualTo(digests);
        assertThat(new KeyChanges(100).digests(answer("acct", 0, "a", "b"))).isNotEqualTo(digests);
    }

    @Test
    void theDigestOfOneKeyIsThatOfItsValue() {
        KeyDigests primary = changes.digest(answer("acct", 0, "a", "b"), "a");

        assertThat(changes.digest(answer("acct", 1, "c", "a"), "a")).isEqualTo(primary);
        assertThat(changes.digest(answer("acct", 1, "a", "b"), "b")).isNotEqualTo(primary);
        assertThat(changes.digest(answer("acct", 1, "c", "b"), "a"))
                .as("a text that is not among the keys")
                .isEqualTo(primary);
    }

    @Test
    void theNewestKeyFollowsEveryAnswerThatTheCacheAccepts() {
        changes.accept(answer("acct", 0, "a", "b"));
        changes.accept(answer("acct", 60, "a", "c"));

        assertThat(newest(answer("acct", 60, "a", "c"), null)).isEqualTo("primary");
        assertThat(newest(answer("acct", 120, "a", "c"), null)).isEqualTo("secondary");
    }

    @Test
    void anOlderAnswerWithAnOutdatedKeyHasTheOtherOne() {
        changes.accept(answer("acct", 0, "a", "b"));
        changes.accept(answer("acct", 60, "a", "c"));
        changes.accept(answer("acct", 120, "a", "c"));

        assertThat(newest(answer("acct", 0, "a", "b"), null)).isEqualTo("primary");
        assertThat(newest(answer("acct", 120, "a", "c"), null)).isEqualTo("secondary");
    }

    @Test
    void whatTheCacheAcceptedIsSavedWithTheNextUse() {
        StateRepository<String, String> repository = new MemoryStateRepository();
        repository.start();
        newest(answer("acct", 0, "a", "b"), repository);
        changes.accept(answer("acct", 60, "a", "c"));
        newest(answer("acct", 60, "a", "c"), repository);

        KeyChanges restarted = new KeyChanges(100);
        restarted.accept(answer("acct", 120, "a", "c"));
        assertThat(restarted.newestStable(
                        catalog.get("batch").pair(), answer("acct", 120, "a", "c"), Duration.ofSeconds(60), repository))
                .isEqualTo("secondary");
    }

    @Test
    void anotherNodeOfAClusterMayHaveSeenAChangeEarlier() {
        Repository repository = new Repository();
        KeyChanges other = new KeyChanges(100);
        newest(answer("acct", 0, "a", "b"), repository);
        newest(other, answer("acct", 10, "a", "b"), repository);
        newest(other, answer("acct", 60, "a", "c"), repository);
        assertThat(newest(other, answer("acct", 120, "a", "c"), repository)).isEqualTo("secondary");

        changes.accept(answer("acct", 180, "a", "c"));

        assertThat(newest(answer("acct", 180, "a", "c"), repository)).isEqualTo("secondary");
        assertThat(newest(new KeyChanges(100), answer("acct", 181, "a", "c"), repository))
                .isEqualTo("secondary");
    }

    @Test
    void aRepositoryThatWasNotUsedDuringAChangeDoesNotHideIt() {
        Repository repository = new Repository();
        Repository unused = new Repository();
        newest(answer("acct", 0, "a", "b"), unused);
        newest(answer("acct", 0, "a", "b"), repository);
        newest(answer("acct", 60, "a", "c"), repository);
        assertThat(newest(answer("acct", 120, "a", "c"), repository)).isEqualTo("secondary");

        assertThat(newest(answer("acct", 180, "a", "c"), unused)).isEqualTo("secondary");
        assertThat(newest(answer("acct", 181, "a", "c"), repository)).isEqualTo("secondary");
    }

    /** The cache accepts responses on a thread that all calls share. */
    @Test
    void aRepositoryThatBlocksDoesNotBlockTheCache() throws Exception {
        Repository repository = new Repository();
        newest(answer("acct", 0, "a", "b"), repository);
        changes.accept(answer("acct", 60, "a", "c"));
        repository.block();
        CompletableFuture<String> saving =
                CompletableFuture.supplyAsync(() -> newest(answer("acct", 60, "a", "c"), repository));
        repository.awaitBlocked();

        CompletableFuture.runAsync(() -> changes.accept(answer("acct", 120, "a", "c")))
                .get(10, TimeUnit.SECONDS);

        assertThat(saving).isNotDone();
        repository.release();
        assertThat(saving.get(10, TimeUnit.SECONDS))
                .as("with the response that was accepted meanwhile")
                .isEqualTo("secondary");
        assertThat(newest(answer("acct", 120, "a", "c"), repository)).isEqualTo("secondary");
    }

    @Test
    void aChangeWhileTheHistoryIsReadIsKept() throws Exception {
        Repository repository = new Repository();
        newest(answer("acct", 0, "a", "b"), repository);
        KeyChanges restarted = new KeyChanges(100);
        restarted.accept(answer("acct", 10, "a", "b"));
        repository.block();
        CompletableFuture<String> reading =
                CompletableFuture.supplyAsync(() -> newest(restarted, answer("acct", 10, "a", "b"), repository));
        repository.awaitBlocked();

        CompletableFuture.runAsync(() -> restarted.accept(answer("acct", 60, "a", "c")))
                .get(10, TimeUnit.SECONDS);

        repository.release();
        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo("primary");
        assertThat(newest(restarted, answer("acct", 120, "a", "c"), repository)).isEqualTo("secondary");
    }

    @Test
    void aHistoryThatCannotBeSavedIsReadOnce() {
        Repository repository = new Repository();
        repository.fail();

        for (int i = 0; i < 3; i++) {
            int second = 60 * i;
            assertThatThrownBy(() -> newest(answer("acct", second, "a", second == 0 ? "b" : "c"), repository))
                    .hasMessage("on purpose");
        }

        assertThat(repository.reads).hasValue(1);
        assertThat(newest(answer("acct", 120, "a", "c"), null))
                .as("what was seen meanwhile")
                .isEqualTo("secondary");
    }

    /** Blocks or fails on demand. */
    private static final class Repository extends MemoryStateRepository {

        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch blocked = new CountDownLatch(1);
        private volatile CountDownLatch open = new CountDownLatch(0);
        private volatile boolean failing;

        Repository() {
            start();
        }

        void block() {
            open = new CountDownLatch(1);
        }

        void awaitBlocked() throws InterruptedException {
            assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            open.countDown();
        }

        void fail() {
            failing = true;
        }

        @Override
        public String getState(String key) {
            reads.incrementAndGet();
            pass();
            return super.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
            pass();
            super.setState(key, value);
        }

        private void pass() {
            if (open.getCount() > 0) {
                blocked.countDown();
            }
            try {
                open.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String newest(KeyResponse answer, StateRepository<String, String> repository) {
        return newest(changes, answer, repository);
    }

    private String newest(KeyChanges process, KeyResponse answer, StateRepository<String, String> repository) {
        return process.newestStable(catalog.get("batch").pair(), answer, Duration.ofSeconds(60), repository);
    }

    private KeyResponse answer(String account, long second, String primary, String secondary) {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", account);
        KeyRequest request = new KeyRequest(
                new AddressResolver(catalog.get("batch"), new NamesByOption(names)).resolve(StatedNames.NONE),
                "2024-07-01");
        BatchAccountKeys keys = new BatchAccountKeys(account, primary, secondary, Map.of());
        return new KeyResponse(
                request, keys, new ObjectMapper().valueToTree(keys), Map.of(), "id", START.plusSeconds(second));
    }
}
