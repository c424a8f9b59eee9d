package io.github.azkeys.internal.client;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Reads each answer whole before the policies above see it, within one time-out and one size, so that a body that
 * stalls, breaks off or never ends counts as a failed try like any other.
 */
final class WholeResponsePolicy implements HttpPipelinePolicy {

    /** The largest documented answer has a few kilobytes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Duration timeout;

    WholeResponsePolicy(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process().flatMap(WholeResponsePolicy::read).timeout(timeout);
    }

    private static Mono<HttpResponse> read(HttpResponse response) {
        return Mono.using(
                () -> response,
                source -> source.getBody()
                        .collect(ByteArrayOutputStream::new, (bytes, buffer) -> append(source, bytes, buffer))
                        .map(bytes -> new BufferedResponse(
                                source.getRequest(), source.getStatusCode(), source.getHeaders(), bytes.toByteArray())),
                HttpResponse::close);
    }

    private static void append(HttpResponse response, ByteArrayOutputStream bytes, ByteBuffer buffer) {
        if (bytes.size() + buffer.remaining() > MAX_BYTES) {
            throw new InvalidResponseException(
                    "The answer is larger than " + MAX_BYTES + " bytes, which no operation documents",
                    null,
                    ArmError.ofStatus(response.getStatusCode(), null, null),
                    null);
        }
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.write(chunk, 0, chunk.length);
    }
}
