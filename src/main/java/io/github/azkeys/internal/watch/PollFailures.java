// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;

/** The failures of one poll of all resources, to be reported together. For one thread. */
final class PollFailures {

    private static final int MOST_REPORTED = 10;

    private final List<String> messages = new ArrayList<>();
    private Exception first;
    private int resources;
    private boolean listed = true;

    /**
     * @param findings the failures of finding resources: invalid names, and that of the list of resources
     */
    PollFailures(List<Exception> findings) {
        findings.forEach(failure -> add(failure, failure.getMessage()));
        resources = (int) findings.stream()
                .filter(InvalidRequestException.class::isInstance)
                .count();
        listed = resources == findings.size();
    }

    void add(KeyRequest request, Exception failure) {
        resources++;
        String task = request.task() + ": ";
        String message = String.valueOf(failure.getMessage());
        // the address names the resource
        add(
                failure,
                request.address() + ": " + (message.startsWith(task) ? message.substring(task.length()) : message));
    }

    private void add(Exception failure, String message) {
        messages.add(message);
        first = first == null ? failure : first;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Returns the failure if there is only one; otherwise an exception with all messages, whose cause is the first. */
    Exception toException() {
        if (messages.size() == 1) {
            return first;
        }
        String reported = messages.stream().limit(MOST_REPORTED).collect(Collectors.joining("; "));
        return new RuntimeCamelException(
                (listed ? "" : "Resources could not be found, and ") + resources
                        + (resources == 1 ? " resource" : " resources") + " could not be polled: " + reported
                        + (messages.size() > MOST_REPORTED ? "; …" : ""),
                first);
    }
}
