package io.github.azkeys.internal.watch;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;

/** What went wrong in one look at all resources, to be told once. For one thread. */
final class LookFailures {

    private static final int MOST_TOLD = 10;

    private final List<String> told = new ArrayList<>();
    private Exception cause;

    /**
     * @param names what is wrong with names of resources
     */
    LookFailures(List<InvalidRequestException> names) {
        names.forEach(this::add);
    }

    void add(KeyRequest request, Exception failure) {
        add(failure, request.address() + ": " + failure.getMessage());
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** The failure where there is one; else one that tells the first of them, with the first as its cause. */
    Exception toException() {
        if (told.size() == 1) {
            return cause;
        }
        String message = told.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        return new RuntimeCamelException(
                told.size() + " resources could not be looked at: " + message + (told.size() > MOST_TOLD ? "; …" : ""),
                cause);
    }

    private void add(InvalidRequestException failure) {
        add(failure, failure.getMessage());
    }

    private void add(Exception failure, String text) {
        told.add(text);
        if (cause == null) {
            cause = failure;
        }
    }
}
