// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.http.ApacheHttpClient;

/**
 * A thread of {@link ApacheHttpClient} that runs the callbacks of one exchange. Blocking it delays the other callbacks of
 * that exchange, but no other exchange.
 */
public final class CallbackThread extends Thread {

    CallbackThread(Runnable task, String name) {
        super(task, name);
    }
}
