package io.github.azkeys.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * ARM's throttling: a bucket of calls for each subscription and principal, which fills up again little by little.
 * Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Request limits and throttling</a>
 */
final class TokenBuckets {

    private final Clock clock;
    private final int size;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private static final class Bucket {
        private double level;
        private Instant filled;
    }

    TokenBuckets(Clock clock, int size, double perSecond) {
        this.clock = clock;
        this.size = size;
        this.perSecond = perSecond;
    }

    /** Takes one call out; false where the bucket is empty. */
    synchronized boolean take(String subscription, Principal principal) {
        Bucket bucket = bucket(subscription, principal);
        if (bucket.level < 1) {
            return false;
        }
        bucket.level -= 1;
        return true;
    }

    /** How many calls are left now. */
    synchronized int remaining(String subscription, Principal principal) {
        return (int) bucket(subscription, principal).level;
    }

    /** What a bucket holds that nobody took from. */
    int size() {
        return size;
    }

    /** Whole seconds until an empty bucket holds a call again, at least one. */
    synchronized long secondsUntilNext(String subscription, Principal principal) {
        double missing = 1 - bucket(subscription, principal).level;
        return Math.max(1, (long) Math.ceil(missing / perSecond));
    }

    private Bucket bucket(String subscription, Principal principal) {
        Instant now = clock.instant();
        Bucket bucket = buckets.computeIfAbsent(Ids.normal(subscription) + principal.objectId(), key -> {
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
