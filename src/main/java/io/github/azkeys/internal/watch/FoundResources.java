// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.watch.WatchedResources.Found;
import io.github.azkeys.internal.watch.WatchedResources.Wait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that ARM lists. If ARM does not list them, those of the last list stay. One thread at a time finds them; any
 * thread may ask whether one is leaving.
 */
final class FoundResources {

    private static final Logger LOG = LoggerFactory.getLogger(FoundResources.class);

    private static final int MOST_LOGGED = 10;

    private final KeySource keys;
    private final Set<KeyRequest> leaving = ConcurrentHashMap.newKeySet();
    private Set<KeyRequest> last;

    FoundResources(KeySource keys) {
        this.keys = keys;
    }

    /**
     * Finds the resources.
     *
     * @return completes with them, and the failures of those with invalid names, or with null if the watcher stops
     *     meanwhile; fails with an {@link AzkeysException} if ARM does not list them, and has not done so before
     */
    CompletableFuture<Found> find(Wait wait) {
        return wait.get(keys.find(true, CallPriority.background())).handle(this::found);
    }

    private Found found(List<String> ids, Throwable failure) {
        List<Exception> failures = new ArrayList<>();
        if (failure != null) {
            if (last == null || !(Causes.unwrapped(failure) instanceof AzkeysException e)) {
                throw new CompletionException(Causes.unwrapped(failure));
            }
            failures.add(e);
        } else if (ids == null) {
            return null;
        } else {
            accept(ids, failures);
        }
        return new Found(List.copyOf(last), List.copyOf(failures));
    }

    private void accept(List<String> ids, List<Exception> failures) {
        Set<KeyRequest> found = new LinkedHashSet<>();
        // sorted, because a poll that ARM throttles continues after the last resource
        for (String id : ids.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList()) {
            try {
                keys.requests().found(id).ifPresent(found::add);
            } catch (InvalidRequestException e) {
                failures.add(e);
            }
        }
        Set<KeyRequest> before = last == null ? Set.of() : last;
        log("joined", found, before);
        log("left", before, found);
        leaving.retainAll(found);
        last = found;
    }

    private void log(String what, Set<KeyRequest> these, Set<KeyRequest> others) {
        List<KeyRequest> changed =
                these.stream().filter(request -> !others.contains(request)).toList();
        if (!changed.isEmpty()) {
            LOG.info(
                    "azkeys:{} watches {}: {} {}: {}",
                    keys.requests().operation().name(),
                    keys.requests().scope().id(),
                    changed.size(),
                    what,
                    names(changed));
        }
    }

    private static String names(Collection<KeyRequest> requests) {
        return requests.stream()
                        .limit(MOST_LOGGED)
                        .map(request -> request.address().resourceId())
                        .collect(Collectors.joining(", "))
                + (requests.size() > MOST_LOGGED ? ", …" : "");
    }

    /** Whether a resource was not found for the first time. If ARM lists it again and it is still not found, it is not leaving. */
    boolean isLeaving(KeyRequest request, Exception failure) {
        boolean first = failure instanceof ResourceNotFoundException && leaving.add(request);
        if (first) {
            LOG.debug("{} was not found after ARM had listed it", request.address());
        }
        return first;
    }
}
