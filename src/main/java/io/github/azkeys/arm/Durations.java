package io.github.azkeys.arm;

import java.time.Duration;

/** Which of two times. */
final class Durations {

    private Durations() {}

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
