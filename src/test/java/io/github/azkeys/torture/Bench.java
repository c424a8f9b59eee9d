// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import io.github.azkeys.embedded.EmbeddedArm;
import java.time.Duration;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Where one fault is tried: a resource that no other case uses.
 *
 * @param uri the endpoint that lists the keys of the resource
 * @param fault begins the fault
 * @param end ends the fault
 * @param requests returns the number of requests so far to the service that fails
 * @param tokenLifetime after this time the next exchange needs a new token; zero if the fault is not one of tokens
 * @param close releases the resources
 */
record Bench(
        EmbeddedArm arm,
        String resourceId,
        String uri,
        Runnable fault,
        Runnable end,
        IntSupplier requests,
        Duration tokenLifetime,
        Runnable close) {

    /** Returns the URI of an endpoint. */
    static String uri(EmbeddedArm arm, String resourceId, String options) {
        return "azkeys:batch?resourceId=" + resourceId + "&resourceManagerEndpoint=" + arm.endpoint()
                + "&authorityHost=" + arm.authorityHost() + "&" + Limits.options() + options;
    }

    /** Returns the ID of a resource that no other case uses. */
    static String resource() {
        return "/subscriptions/" + UUID.randomUUID() + "/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
    }

    /** The fingerprint of the key that ARM has now. */
    String fingerprint() {
        return arm.keys("batch", resourceId).fingerprint("primary");
    }
}
