// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.request.RequestFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The resources that a watcher polls: those that the options list, those that a bean currently names, or all that ARM
 * lists.
 */
public final class WatchedResources {

    private final RequestFactory requests;
    private final Iterable<?> names;
    private final Found listed;
    private final FoundResources inArm;

    /**
     * The resources of one poll.
     *
     * @param requests in the order of the list, without duplicates
     * @param failures one for each name that is not valid, and that of ARM's list
     */
    record Found(List<KeyRequest> requests, List<Exception> failures) {}

    /** Waits for the ids of resources, without a thread. */
    interface Wait {

        /** Completes on a thread that may block; with null if the watcher stops meanwhile. */
        CompletableFuture<List<String>> get(CompletableFuture<List<String>> ids);
    }

    /**
     * @throws InvalidRequestException if the options do not specify the resources or list one of them twice, or if the
     *     operation has no keys
     */
    public WatchedResources(KeySource keys) {
        requests = keys.requests();
        if (requests.operation().name().equals(AnyResource.REFRESH)) {
            throw new InvalidRequestException("azkeys:" + AnyResource.REFRESH
                    + " supports only producers; to watch keys, specify the operation of the keys");
        }
        names = keys.options().getResourceNames();
        inArm = requests.scope() == null ? null : new FoundResources(keys);
        listed = names == null && inArm == null ? new Found(List.copyOf(requests.all()), List.of()) : null;
    }

    /**
     * Finds the current resources.
     *
     * @return completes with null if the watcher stops meanwhile; fails with any exception that the bean throws, and with
     *     the failure of ARM's list if there was none before
     */
    CompletableFuture<Found> find(Wait wait) {
        if (inArm != null) {
            return inArm.find(wait);
        }
        return CompletableFuture.completedFuture(listed == null ? named() : listed);
    }

    /** Whether a failure may mean that a resource was deleted after ARM has listed it, and is therefore not reported. */
    boolean isLeaving(KeyRequest request, Exception failure) {
        return inArm != null && inArm.isLeaving(request, failure);
    }

    private Found named() {
        Set<KeyRequest> found = new LinkedHashSet<>();
        List<Exception> failures = new ArrayList<>();
        for (Object name : names) {
            try {
                KeyRequest request = requests.named(name);
                if (!found.add(request)) {
                    throw new InvalidRequestException(
                            "option resourceNames lists " + request.address().resourceId() + " twice");
                }
            } catch (InvalidRequestException e) {
                failures.add(e);
            }
        }
        return new Found(List.copyOf(found), List.copyOf(failures));
    }
}
