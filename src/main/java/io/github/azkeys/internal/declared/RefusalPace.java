// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often keys may be listed because a service refuses them. While the keys stay the same, the time between two look-ups
 * doubles up to the period of the refresh, so that a service that refuses for another reason causes few calls. Not
 * threadsafe.
 */
public final class RefusalPace {

    private final Duration shortest;
    private final Duration longest;
    private final Map<KeyOrigin, LookUp> lookUps = new HashMap<>();

    /** The latest look-up, and the time until the next one. */
    private record LookUp(Instant at, Duration interval) {}

    public RefusalPace(RefreshTimes times) {
        shortest = times.refusedMinimumInterval();
        longest = times.period().compareTo(shortest) < 0 ? shortest : times.period();
    }

    Duration longest() {
        return longest;
    }

    /**
     * Returns the time of the latest look-up; {@link Instant#MIN} if there was none for a long time, or if the clock was set
     * back after it.
     */
    public Instant last(KeyOrigin origin, Instant now) {
        LookUp last = lookUps.get(origin);
        return last == null || last.at().isAfter(now) ? Instant.MIN : last.at();
    }

    /** Returns when the keys may be listed again; {@link Instant#MIN} also if the clock was set back after the look-up. */
    public Instant due(KeyOrigin origin, Instant now) {
        LookUp last = lookUps.get(origin);
        return last == null || last.at().isAfter(now) ? Instant.MIN : last.at().plus(last.interval());
    }

    /**
     * Records a look-up.
     *
     * @param changed whether it found other keys
     * @return whether it is the first one for a long time
     */
    public boolean lookedUp(KeyOrigin origin, Instant now, boolean changed) {
        lookUps.values()
                .removeIf(last -> last.at().plus(longest.multipliedBy(2)).isBefore(now));
        LookUp last = lookUps.get(origin);
        lookUps.put(origin, new LookUp(now, changed || last == null ? shortest : longer(last.interval())));
        return last == null;
    }

    private Duration longer(Duration interval) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(longest) < 0 ? twice : longest;
    }
}
