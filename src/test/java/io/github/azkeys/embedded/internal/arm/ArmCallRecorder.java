// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.embedded.internal.server.ServerRequest;

/** Records calls to ARM. Thread-safe. */
@FunctionalInterface
public interface ArmCallRecorder {

    /**
     * Records a call.
     *
     * @param operation the name of the operation, as {@code ArmCall.operation()} has it
     * @param status the status of the response, 0 if none is sent
     */
    void record(ServerRequest request, String operation, int status);
}
