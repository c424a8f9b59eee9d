// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/** An exchange whose response is complete when it is delivered, limited in time and size. */
final class WholeExchange extends HttpExchange {

    /** The largest documented response has a few kilobytes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** A server that states a large body must send it before it gets memory. */
    private static final int FIRST_BYTES = 16 * 1024;

    private static final byte[] NOTHING = {};

    private final Duration timeout;
    private final Result result;
    private final @Nullable Runnable sendAgain;
    private int status;
    private ResponseHeaders headers;
    private byte[] body = NOTHING;
    private int size;

    /**
     * @param timeout the longest time until the whole response is received
     * @param result completes as {@link Transport#send} states; on the I/O thread if there is a response
     * @param sendAgain sends the request with another exchange of the same result, if it was certainly not sent because the
     *     server closed the connection; null if it was sent too often
     */
    WholeExchange(
            AsyncRequestProducer request,
            boolean secure,
            RequestConfig config,
            Duration acquireTimeout,
            Duration timeout,
            Result result,
            @Nullable Runnable sendAgain) {
        super(request, secure, config, acquireTimeout);
        this.timeout = timeout;
        this.result = result;
        this.sendAgain = sendAgain;
        result.exchange = this;
    }

    @Override
    void checkTimeouts(long now) {
        super.checkTimeouts(now);
        if (hasPassed(timeout, now)) {
            abort(timeout(timeout));
        }
    }

    static TimeoutException timeout(Duration timeout) {
        return new TimeoutException("no whole response within " + timeout.toMillis() + " ms (responseTimeout)");
    }

    @Override
    void head(HttpResponse response, EntityDetails entity) throws IOException {
        status = response.getCode();
        headers = new ResponseHeaders(response);
        long length = entity == null ? 0 : entity.getContentLength();
        body = length == 0 ? NOTHING : new byte[length < 0 ? 1024 : (int) Math.min(length, FIRST_BYTES)];
    }

    @Override
    public void updateCapacity(CapacityChannel window) throws IOException {
        window.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (length > MAX_BYTES - size) {
            abort(tooLarge(status));
        }
        if (isEnded()) {
            throw new IOException("The exchange has ended");
        }
        if (length > body.length - size) {
            body = Arrays.copyOf(body, Math.max(size + length, Math.min(MAX_BYTES, 2 * body.length)));
        }
        bytes.get(body, size, length);
        size += length;
    }

    static InvalidResponseException tooLarge(int status) {
        return new InvalidResponseException(
                "the response is larger than the limit of " + MAX_BYTES + " bytes",
                null,
                ArmError.ofStatus(status, null, null),
                null);
    }

    @Override
    void succeed() {
        result.complete(new TransportResponse(status, headers, size == body.length ? body : Arrays.copyOf(body, size)));
    }

    @Override
    void fail(Exception reason) {
        if (reason instanceof RequestNotExecutedException && sendAgain != null && !result.isDone()) {
            sendAgain.run();
        } else {
            result.completeExceptionally(reason);
        }
    }

    /** Ends the latest exchange when it is cancelled. */
    static final class Result extends CompletableFuture<TransportResponse> {

        private volatile WholeExchange exchange;

        /** Ends an exchange that began while this was cancelled. */
        void endIfCancelled() {
            if (isCancelled()) {
                exchange.abort(new IOException("The request was cancelled"));
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            endIfCancelled();
            return cancelled;
        }
    }
}
