// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.httpclient;

import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Apache HttpClient 5 by hand, that goes on in another thread, as a route does: what may block must not run in its own. */
public final class OtherThreadContender implements Contender {

    /** As many as azkeys uses on up to four processors. */
    private static final int THREADS = 4;

    private final HttpClientContender client;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Starts the client. */
    public OtherThreadContender(Target target) {
        client = new HttpClientContender(target);
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void call(Outcome outcome) {
        client.call(failure -> threads.execute(() -> outcome.ended(failure)));
    }

    @Override
    public void close() throws IOException {
        client.close();
        threads.shutdownNow();
    }
}
