package io.github.azkeys.arm;

import java.time.Duration;

/** Marks a write that was not sent since ARM would not take it, on its way through the pipeline. */
final class NoBudget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param subject what takes no write
     * @param retryAfter how long it would have had to wait
     */
    NoBudget(String subject, Duration retryAfter) {
        super("ARM takes no more writes to " + subject + " now, so none was sent", null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
