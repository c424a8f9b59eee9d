package io.github.azkeys.embedded;

import java.util.ArrayList;
import java.util.List;

/** What happened, in the order of arrival. Threadsafe. */
final class Journal {

    private final List<ArmCall> calls = new ArrayList<>();
    private final List<TokenRequest> tokenRequests = new ArrayList<>();

    synchronized void add(ArmCall call) {
        calls.add(call);
    }

    synchronized void add(TokenRequest request) {
        tokenRequests.add(request);
    }

    synchronized List<ArmCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<TokenRequest> tokenRequests() {
        return List.copyOf(tokenRequests);
    }
}
