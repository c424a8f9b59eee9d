package io.github.azkeys.arm.transport;

/**
 * A thread of {@link ApacheHttpClient} that does nothing but tell a caller of his answer: who blocks it holds up those who
 * wait for the same answer, and no other exchange.
 */
public final class CallbackThread extends Thread {

    CallbackThread(Runnable task, String name) {
        super(task, name);
    }
}
