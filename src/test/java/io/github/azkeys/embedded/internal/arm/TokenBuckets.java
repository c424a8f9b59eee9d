// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The throttling of ARM: one token bucket for each subscription and principal, refilled at a constant rate.
 * Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Request limits and throttling</a>
 */
public final class TokenBuckets {

    private final Clock clock;
    private final int size;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private static final class Bucket {
        private double level;
        private Instant filled;
    }

    /**
     * @param size the number of calls in a full bucket
     * @param perSecond the number of calls added per second
     */
    public TokenBuckets(Clock clock, int size, double perSecond) {
        this.clock = clock;
        this.size = size;
        this.perSecond = perSecond;
    }

    /** Takes one call from the bucket. Returns false if the bucket is empty. */
    synchronized boolean take(String subscription, ServicePrincipal principal) {
        Bucket bucket = bucket(subscription, principal);
        if (bucket.level < 1) {
            return false;
        }
        bucket.level -= 1;
        return true;
    }

    /** Fills all buckets. */
    synchronized void fill() {
        buckets.clear();
    }

    /** Returns the number of calls left. */
    synchronized int remaining(String subscription, ServicePrincipal principal) {
        return (int) bucket(subscription, principal).level;
    }

    /** Returns the number of calls in a full bucket. */
    int size() {
        return size;
    }

    /** Returns the whole seconds until the bucket has a call again, at least one. */
    synchronized long secondsUntilNext(String subscription, ServicePrincipal principal) {
        double missing = 1 - bucket(subscription, principal).level;
        return Math.max(1, (long) Math.ceil(missing / perSecond));
    }

    private Bucket bucket(String subscription, ServicePrincipal principal) {
        Instant now = clock.instant();
        Bucket bucket = buckets.computeIfAbsent(ArmIds.normalize(subscription) + principal.objectId(), key -> {
            Bucket fresh = new Bucket();
            fresh.level = size;
            fresh.filled = now;
            return fresh;
        });
        if (now.isAfter(bucket.filled)) {
            double seconds = Duration.between(bucket.filled, now).toNanos() / 1e9;
            bucket.level = Math.min(size, bucket.level + seconds * perSecond);
            bucket.filled = now;
        }
        return bucket;
    }
}
