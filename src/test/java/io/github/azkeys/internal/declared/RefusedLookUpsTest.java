// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.NamesByOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When refused keys are listed again, in virtual time. A route uses the key of a resource with the same name. */
class RefusedLookUpsTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    private record Task(Instant at, Runnable action) {}

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private Instant now = start;
    private boolean changed;
    private boolean full;
    private Consumer<Set<KeyPlaceholder>> during = keys -> {};
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
    private final List<String> looks = new ArrayList<>();
    private final Map<String, KeyOrigin> origins = new HashMap<>();
    private final RefusedLookUps lookUps = new RefusedLookUps(
            this::concerned,
            this::lookUp,
            new RefreshTimes(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ZERO),
            () -> now,
            (action, delay) -> !full && tasks.add(new Task(now.plusMillis(delay.toMillis()), action)));

    @Test
    void aFloodOfRefusalsIsListedAtGrowingIntervals() {
        flood("a", Duration.ofSeconds(190));

        assertThat(looks).containsExactly("a 0", "a 1", "a 3", "a 7", "a 15", "a 31", "a 63", "a 123", "a 183");
    }

    @Test
    void aRefusalDuringTheIntervalIsLookedAtAfterIt() {
        report("a");
        advance(Duration.ofMillis(300));
        report("a");
        report("a");
        advance(Duration.ofSeconds(30));

        assertThat(looks).containsExactly("a 0", "a 1");
    }

    @Test
    void theIntervalEndsIfTheClockIsSetBack() {
        report("a");
        advance(Duration.ofSeconds(1));
        now = now.minusSeconds(3600);
        report("a");

        assertThat(looks).hasSize(2);
    }

    @Test
    void whatWaitsIsLookedAtIfTheClockIsSetBackMeanwhile() {
        report("b");
        report("b");
        during = keys -> {
            now = now.minusSeconds(3600);
            during = others -> {};
        };
        report("a");

        assertThat(looks).containsExactly("b 0", "a 0", "b -3600");
    }

    @Test
    void whatWaitsIsLookedAtIfTheClockIsSetBackALittle() {
        report("b");
        report("b");
        now = start.plusMillis(500);
        tasks.remove().action().run(); // a second after the first look, while the clock shows half of it
        advance(Duration.ofSeconds(1));

        assertThat(looks).containsExactly("b 0", "b 1");
    }

    @Test
    void aNewKeyEndsTheGrowth() {
        flood("a", Duration.ofSeconds(10));
        changed = true;
        flood("a", Duration.ofSeconds(7));
        changed = false;
        flood("a", Duration.ofSeconds(4));

        assertThat(looks).containsExactly("a 0", "a 1", "a 3", "a 7", "a 15", "a 16", "a 17", "a 19");
    }

    @Test
    void whatIsRefusedWhileANewKeyIsListedIsNotListedAgain() {
        changed = true;
        during = keys -> lookUps.report(Refusal.in("a"));
        report("a");
        advance(Duration.ofSeconds(30));

        assertThat(looks).containsExactly("a 0");
    }

    @Test
    void whatIsRefusedWhileTheSameKeyIsListedIsListedAgain() {
        during = keys -> lookUps.report(Refusal.in("a"));
        report("a");
        advance(Duration.ofMillis(2500));

        assertThat(looks).containsExactly("a 0", "a 1");
    }

    @Test
    void aRefusalWithoutAThreadDoesNotHideTheNextOne() {
        full = true;
        report("a");
        full = false;
        report("a");

        assertThat(looks).containsExactly("a 0");
    }

    @Test
    void resourcesDoNotWaitForEachOther() {
        flood("a", Duration.ofSeconds(20));
        report("b");
        advance(Duration.ofSeconds(2));
        report("b");
        advance(Duration.ofSeconds(1));

        assertThat(looks)
                .contains("b 20", "b 22")
                .filteredOn(look -> look.startsWith("b"))
                .hasSize(2);
    }

    @Test
    void twoQuietPeriodsEndTheGrowth() {
        flood("a", Duration.ofSeconds(40));
        advance(Duration.ofSeconds(200)); // the last refusals are looked at after 63 seconds
        looks.clear();
        flood("a", Duration.ofMillis(1500));

        assertThat(looks).containsExactly("a 240", "a 241");
    }

    @Test
    void aRefusalOutsideOfRoutesAndARouteWithoutKeysAreHarmless() {
        report(null);
        report("none");
        advance(Duration.ofSeconds(5));

        assertThat(looks).containsExactly("outside 0");
    }

    private Map<KeyPlaceholder, KeyOrigin> concerned(Refusal refusal) {
        String name = refusal.routeId() == null ? "outside" : refusal.routeId();
        if (name.equals("none")) {
            return Map.of();
        }
        return Map.of(
                new KeyPlaceholder(name, null, "primary", null),
                origins.computeIfAbsent(name, alias -> new KeyOrigin(null, request(alias))));
    }

    private Set<KeyOrigin> lookUp(Set<KeyPlaceholder> keys) {
        keys.forEach(key ->
                looks.add(key.alias() + " " + Duration.between(start, now).toSeconds()));
        during.accept(keys);
        return changed ? keys.stream().map(key -> origins.get(key.alias())).collect(Collectors.toSet()) : Set.of();
    }

    private static KeyRequest request(String account) {
        Map<String, String> names =
                Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", "account" + account);
        return new KeyRequest(
                new AddressResolver(CATALOG.get("batch"), new NamesByOption(names)).resolve(StatedNames.NONE),
                "2024-07-01");
    }

    private void report(String routeId) {
        lookUps.report(Refusal.in(routeId));
        advance(Duration.ofMillis(20));
    }

    private void flood(String routeId, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            lookUps.report(Refusal.in(routeId));
            advance(Duration.ofMillis(10));
        }
    }

    private void advance(Duration time) {
        Instant end = now.plus(time);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            Task task = tasks.poll();
            now = task.at();
            task.action().run();
        }
        now = end;
    }
}
