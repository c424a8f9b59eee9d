// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

import java.time.Instant;

/**
 * A token that was issued. Immutable.
 *
 * @param number the position in the order of issue; it tells tokens of the same instant apart
 */
public record IssuedToken(
        String value, ServicePrincipal principal, String audience, Instant issued, Instant expires, long number) {

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + number + " for " + principal + ", audience " + audience + ", until " + expires + "]";
    }
}
