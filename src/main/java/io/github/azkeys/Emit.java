package io.github.azkeys;

/** When a consumer starts an exchange. */
public enum Emit {
    /** Whenever a key changed since it was last seen. */
    CHANGES,
    /** At the start, and whenever a key changed since it was last seen. */
    START_AND_CHANGES
}
