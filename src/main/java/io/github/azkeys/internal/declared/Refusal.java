// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

/**
 * A key that a service refused. Immutable.
 *
 * @param routeId the route where it was refused, null outside of routes
 * @param key the key, null if it is not known
 */
record Refusal(String routeId, KeyPlaceholder key) {

    static Refusal in(String routeId) {
        return new Refusal(routeId, null);
    }

    static Refusal of(KeyPlaceholder key) {
        return new Refusal(null, key);
    }

    @Override
    public String toString() {
        if (key != null) {
            return "a connection of a client";
        }
        return routeId == null ? "a message outside of routes" : "route " + routeId;
    }
}
