// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.RefreshTimes;
import io.github.azkeys.internal.declared.RefusalPace;
import io.github.azkeys.internal.endpoint.FetchedKeys;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks keys in the cache as out of date if a message that got them from there fails because a service refuses them. The
 * next message lists them. Threadsafe.
 */
final class RefusedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedMessages.class);

    private final InstantSource clock;
    private final RefusalPace pace;

    RefusedMessages(RefreshTimes times, InstantSource clock) {
        this.clock = clock;
        this.pace = new RefusalPace(times);
    }

    void refused(FetchedKeys keys, String where) {
        if (isDue(keys)) {
            keys.outdate();
            LOG.info("A key was refused in {}. The next message lists the {} again", where, keys);
        }
    }

    private synchronized boolean isDue(FetchedKeys keys) {
        KeyOrigin origin = new KeyOrigin(keys.connection(), keys.request());
        Instant now = clock.instant();
        if (pace.due(origin, now).isAfter(now) || !keys.retrievedAt().isAfter(pace.last(origin, now))) {
            return false; // keys that were retrieved earlier are out of date already
        }
        pace.lookedUp(origin, now, false);
        return true;
    }
}
