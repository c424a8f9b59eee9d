// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.httpclient;

import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import java.io.IOException;
import org.apache.hc.core5.http.Method;

/** Apache HttpClient 5 by hand, with the request as a read: what a read costs less than a write without any budget. */
public final class ReadContender implements Contender {

    private final HttpClientContender client;

    /** Starts the client. */
    public ReadContender(Target target) {
        client = new HttpClientContender(target, Method.GET);
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void call(Outcome outcome) {
        client.call(outcome);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
