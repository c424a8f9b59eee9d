package io.github.azkeys.internal.watch;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.request.RequestFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which resources a watcher looks at: those that the options list, or those that a bean names at the moment. */
public final class WatchedResources {

    private final RequestFactory requests;
    private final Iterable<?> names;
    private final Found listed;

    /**
     * What there is to look at in one look at all.
     *
     * @param requests in the order of the list, none twice
     * @param failures one for each name that does not stand for a request
     */
    record Found(List<KeyRequest> requests, List<InvalidRequestException> failures) {

        Found {
            requests = List.copyOf(requests);
            failures = List.copyOf(failures);
        }
    }

    /**
     * @param names a bean, which may change at any time; null where the options list the resources
     * @throws InvalidRequestException if the options list the resources, and not completely or one of them twice; or if
     *     the operation has no keys
     */
    public WatchedResources(RequestFactory requests, Iterable<?> names) {
        if (requests.operation() == AnyResource.refresh()) {
            throw new InvalidRequestException("azkeys:" + AnyResource.REFRESH
                    + " is where a route goes to, not where it comes from; to watch keys, name their operation");
        }
        this.requests = requests;
        this.names = names;
        this.listed = names == null ? new Found(requests.all(), List.of()) : null;
    }

    /** What is there now. What the bean throws comes through. */
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
        return new Found(List.copyOf(found), failures);
    }
}
