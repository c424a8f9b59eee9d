package io.github.azkeys.embedded;

import java.time.Instant;

/**
 * A token as the server knows it. Immutable.
 *
 * @param number the place in the order of issue, so that tokens of one instant can be told apart
 */
record IssuedToken(String value, Principal principal, String audience, Instant issued, Instant expires, long number) {

    /** Without the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + number + " for " + principal + ", audience " + audience + ", until " + expires + "]";
    }
}
