// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.embedded.internal.server.ServerResponse;

/** Ends a request with an error response of ARM. */
final class ArmErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServerResponse response;

    ArmErrorException(ServerResponse response) {
        // no stack trace: the exception only carries the response
        super(response.toString(), null, false, false);
        this.response = response;
    }

    ServerResponse response() {
        return response;
    }
}
