// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.request.RequestFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The resources that a watcher polls: those that the options list, or those that a bean currently names. */
public final class WatchedResources {

    private final RequestFactory requests;
    private final Iterable<?> names;
    private final Found listed;

    /**
     * The resources of one poll.
     *
     * @param requests in the order of the list, without duplicates
     * @param failures one for each name that is not valid
     */
    record Found(List<KeyRequest> requests, List<InvalidRequestException> failures) {}

    /**
     * @param names a bean, which may change at any time; null if the options list the resources
     * @throws InvalidRequestException if the options do not specify the resources or list one of them twice, or if the
     *     operation has no keys
     */
    public WatchedResources(RequestFactory requests, Iterable<?> names) {
        if (requests.operation() == AnyResource.refresh()) {
            throw new InvalidRequestException("azkeys:" + AnyResource.REFRESH
                    + " supports only producers; to watch keys, specify the operation of the keys");
        }
        this.requests = requests;
        this.names = names;
        this.listed = names == null ? new Found(List.copyOf(requests.all()), List.of()) : null;
    }

    /** Returns the current resources. Throws any exception that the bean throws. */
    Found find() {
        if (listed != null) {
            return listed;
        }
        Set<KeyRequest> found = new LinkedHashSet<>();
        List<InvalidRequestException> failures = new ArrayList<>();
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
