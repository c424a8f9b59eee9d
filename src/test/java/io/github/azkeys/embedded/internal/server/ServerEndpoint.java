// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

/** Responds to the requests of one of the services that the server represents. Thread-safe. */
public interface ServerEndpoint {

    /** Returns the response when no fault is injected. */
    ServerResponse respond(ServerRequest request);

    /** Adds the headers that all responses of the service have, also those of an injected fault. */
    ServerResponse addHeaders(ServerRequest request, ServerResponse response);

    /**
     * Records a request before its response is sent.
     *
     * @param status the status that is about to be sent, 0 if none is sent
     */
    void record(ServerRequest request, int status);
}
