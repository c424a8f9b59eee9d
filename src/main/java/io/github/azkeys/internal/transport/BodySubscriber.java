// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Passes the body of a request to HttpClient. If the connection is closed in the moment in which there is more to send, for
 * example after an early response, HttpClient throws an exception in the thread of the publisher, where nothing handles it.
 * It is ignored, because HttpClient ends the exchange for the reason for which it closes the connection.
 */
record BodySubscriber(Subscriber<? super ByteBuffer> client) implements Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Subscription subscription) {
        client.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        unlessClosed(() -> client.onNext(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        unlessClosed(() -> client.onError(failure));
    }

    @Override
    public void onComplete() {
        unlessClosed(client::onComplete);
    }

    private static void unlessClosed(Runnable step) {
        try {
            step.run();
        } catch (CancelledKeyException e) {
            // of the connection
        }
    }
}
