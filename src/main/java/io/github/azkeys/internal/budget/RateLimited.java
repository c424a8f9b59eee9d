package io.github.azkeys.internal.budget;

import java.time.Duration;

/**
 * Marks a write that was not sent since ARM would not take it, on its way through the pipeline. It is no Exception:
 * azure-core's RetryPolicy would write each to the log as an error that its last try ended with.
 */
public final class RateLimited extends Throwable {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param subject what takes no write
     * @param retryAfter how long it would have had to wait
     */
    RateLimited(String subject, Duration retryAfter) {
        super("ARM takes no more writes to " + subject + " now, so none was sent", null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
