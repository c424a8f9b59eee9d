package io.github.azkeys.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.arm.transport.TransportOptions;
import io.github.azkeys.catalog.OperationCatalog;
import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counted in calls to ARM, with a clock that stands until it is moved. */
@Timeout(20)
class KeyCacheTest {

    private static final CachePolicy POLICY = new CachePolicy(Duration.ofMinutes(1), Duration.ofHours(1));

    private final OperationCatalog catalog = new OperationCatalog();
    private final ArmConnection connection = connection("tenant");
    private final KeyRequest request = request("acct");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final KeyCache cache = new KeyCache(100, clock, () -> 0L);
    private final List<CompletableFuture<KeyResponse>> calls = new ArrayList<>();

    @Test
    void callersThatMissAtTheSameTimeMakeOneCall() throws Exception {
        List<CompletableFuture<KeyAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(get());
        }

        assertThat(calls).hasSize(1);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        succeed("p1");
        for (CompletableFuture<KeyAnswer> answer : answers) {
            assertThat(answer.get().response().body().key("primary")).isEqualTo("p1");
            assertThat(answer.get().fromCache()).isFalse();
        }
    }

    @Test
    void keysAreServedFromMemoryUntilTheirTimeIsOver() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(47));

        KeyAnswer remembered = get().get();

        assertThat(remembered.fromCache()).isTrue();
        assertThat(remembered.stale()).isFalse();
        assertThat(remembered.response().retrievedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(calls).hasSize(1);
        pass(Duration.ofSeconds(13));
        CompletableFuture<KeyAnswer> late = get();
        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(late)).isEqualTo("p2");
    }

    @Test
    void keysAreRenewedInTheBackgroundBeforeTheirTimeIsOver() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(50));

        // served at once, while one call is made
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(primary(get())).isEqualTo("p1");
        assertThat(calls).hasSize(2);
        succeed("p2");

        pass(Duration.ofSeconds(30));
        assertThat(primary(get())).isEqualTo("p2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void eachEndpointHasItsOwnIdeaOfHowOldIsTooOld() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofSeconds(10));

        assertThat(get().get().fromCache()).isTrue();
        get(new CachePolicy(Duration.ofSeconds(5), Duration.ZERO), false);

        assertThat(calls).hasSize(2);
    }

    @Test
    void withoutATimeNothingIsRemembered() {
        get(CachePolicy.OFF, false);
        get(CachePolicy.OFF, false);

        assertThat(calls).hasSize(2);
        assertThat(cache.size()).isZero();
    }

    @Test
    void whatDecidesTheKeysDecidesTheEntry() {
        get();
        cache.get(connection, request("ACCT"), POLICY, false, this::call);
        assertThat(calls).as("ARM knows no casing").hasSize(1);

        cache.get(connection, request("other"), POLICY, false, this::call);
        cache.get(connection, new KeyRequest(request.address(), "2025-06-01"), POLICY, false, this::call);
        cache.get(connection("another tenant"), request, POLICY, false, this::call);
        assertThat(calls).hasSize(4);
    }

    @Test
    void theLeastUsedAreForgotten() {
        KeyCache small = new KeyCache(2, clock, () -> 0L);
        for (int i = 0; i < 10; i++) {
            small.get(connection, request("acct" + i), POLICY, false, this::call);
        }

        assertThat(small.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRefreshAsksAgainAndAllWhoRefreshMeanwhileShareTheCallAfterThat() throws Exception {
        get();
        succeed("p1");

        CompletableFuture<KeyAnswer> first = get(POLICY, true);
        assertThat(calls).hasSize(2);
        // the first may have been answered already when these two had their reason
        CompletableFuture<KeyAnswer> second = get(POLICY, true);
        CompletableFuture<KeyAnswer> third = get(POLICY, true);
        assertThat(calls).hasSize(2);
        succeed("p2");
        assertThat(primary(first)).isEqualTo("p2");
        assertThat(calls).hasSize(3);
        succeed("p3");
        assertThat(primary(second)).isEqualTo("p3");
        assertThat(primary(third)).isEqualTo("p3");
        assertThat(primary(get())).isEqualTo("p3");
        assertThat(calls).hasSize(3);
    }

    @Test
    void whileArmCannotAnswerOldKeysAreServedUpToTheirLimit() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));

        CompletableFuture<KeyAnswer> stale = get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThat(primary(stale)).isEqualTo("p1");
        assertThat(stale.get().stale()).isTrue();
        assertThat(stale.get().fromCache()).isTrue();
        pass(Duration.ofMinutes(59));
        CompletableFuture<KeyAnswer> tooOld = get();
        fail(new ServiceUnavailableException("still down", null, ArmError.NONE, null));
        assertThatThrownBy(tooOld::get).hasRootCauseMessage("still down");
    }

    @Test
    void keysThatArmNoLongerGivesOutAreNotServedFromMemory() throws Exception {
        get();
        succeed("p1");
        pass(Duration.ofMinutes(2));

        CompletableFuture<KeyAnswer> denied = get();
        fail(new AccessDeniedException("no", null, ArmError.NONE, null));

        assertThatThrownBy(denied::get).hasRootCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void afterAFailureArmIsLeftAloneEverLonger() {
        int asked = 0;
        // 0.5 s, 1 s, 2 s, 4 s, … with a jitter of nothing
        for (int i = 0; i < 600; i++) {
            CompletableFuture<KeyAnswer> answer = get();
            if (calls.size() > asked) {
                asked = calls.size();
                fail(new ServiceUnavailableException("down " + asked, null, ArmError.NONE, null));
            }
            assertThat(answer).isCompletedExceptionally();
            pass(Duration.ofSeconds(1));
        }

        assertThat(asked).isBetween(20, 30);
    }

    @Test
    void whatArmAsksForIsWaitedForAtLeast() throws Exception {
        ArmError throttled = ArmError.ofStatus(429, null, Duration.ofMinutes(5));
        get();
        fail(new ThrottledException("slow down", null, throttled, null));

        pass(Duration.ofMinutes(4));
        assertThatThrownBy(() -> get().get()).hasRootCauseMessage("slow down");
        assertThat(calls).hasSize(1);
        pass(Duration.ofMinutes(1));
        get();
        assertThat(calls).hasSize(2);
    }

    @Test
    void oneSuccessEndsThePause() throws Exception {
        get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        get(POLICY, true);
        succeed("p1");

        assertThat(primary(get())).isEqualTo("p1");
        assertThat(calls).hasSize(2);
    }

    @Test
    void timesMustNotBeNegative() {
        assertThatThrownBy(() -> new CachePolicy(Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("cacheTtl is PT-1S; it must be 0 or more");
    }

    private CompletableFuture<KeyAnswer> get() {
        return get(POLICY, false);
    }

    private CompletableFuture<KeyAnswer> get(CachePolicy policy, boolean refresh) {
        return cache.get(connection, request, policy, refresh, this::call);
    }

    private CompletableFuture<KeyResponse> call(KeyRequest asked) {
        CompletableFuture<KeyResponse> call = new CompletableFuture<>();
        calls.add(call);
        return call;
    }

    private void succeed(String primary) {
        calls.get(calls.size() - 1)
                .complete(new KeyResponse(
                        request, new BatchAccountKeys("acct", primary, "s", Map.of()), "id", now.get()));
    }

    private void fail(AzkeysException failure) {
        calls.get(calls.size() - 1).completeExceptionally(failure);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static String primary(CompletableFuture<KeyAnswer> answer) throws ExecutionException, InterruptedException {
        return answer.get().response().body().key("primary");
    }

    private KeyRequest request(String account) {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", account);
        return new KeyRequest(
                new AddressResolver(catalog.get("batch"), new StatedNames(name -> name, names::get))
                        .resolve(new StatedNames(name -> name, name -> null)),
                "2024-07-01");
    }

    private static ArmConnection connection(String tenant) {
        return new ArmConnection(
                AzureCloud.AZURE_PUBLIC.endpoint(),
                new Identity(CredentialType.AZURE_IDENTITY, null, tenant, null, null),
                TransportOptions.DEFAULT,
                null,
                new RetryOptions(0, Duration.ofSeconds(1)),
                "test");
    }
}
