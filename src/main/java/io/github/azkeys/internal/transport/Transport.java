// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.concurrent.CompletableFuture;

/** Sends requests and reads whole responses, both limited in time and size. Implementations are threadsafe. */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request once.
     *
     * @return completes with a response of any status, or with an {@link java.io.IOException} or a
     *     {@link java.util.concurrent.TimeoutException}, on any thread: dependent actions must be short and must not
     *     block. Cancelling it ends the exchange
     */
    CompletableFuture<TransportResponse> send(TransportRequest request);

    /** Fails running requests and closes connections, unless they belong to the application. */
    @Override
    void close();
}
