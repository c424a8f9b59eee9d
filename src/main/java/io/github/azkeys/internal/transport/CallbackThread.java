package io.github.azkeys.internal.transport;

import io.github.azkeys.http.ApacheHttpClient;

/**
 * A thread of {@link ApacheHttpClient} that does nothing but tell a caller of his answer: who blocks it holds up those who
 * wait for the same answer, and no other exchange.
 */
public final class CallbackThread extends Thread {

    CallbackThread(Runnable task, String name) {
        super(task, name);
    }
}
