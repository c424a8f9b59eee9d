// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Reads the whole body of each response, limited in time and size, before the other policies see the response. A body
 * that stalls, breaks off or never ends is therefore a failed attempt, which is retried.
 */
final class WholeResponsePolicy implements HttpPipelinePolicy {

    /** The largest documented response has a few kilobytes. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Duration timeout;

    WholeResponsePolicy(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process()
                .flatMap(WholeResponsePolicy::read)
                .timeout(
                        timeout,
                        Mono.error(() -> new TimeoutException(
                                "no whole response within " + timeout.toMillis() + " ms (responseTimeout)")));
    }

    private static Mono<HttpResponse> read(HttpResponse response) {
        return Mono.using(
                () -> response,
                source -> BufferedResponse.readBody(source, MAX_BYTES, () -> tooLarge(source))
                        .map(bytes -> new BufferedResponse(
                                source.getRequest(), source.getStatusCode(), source.getHeaders(), bytes)),
                HttpResponse::close);
    }

    private static InvalidResponseException tooLarge(HttpResponse response) {
        return new InvalidResponseException(
                "the response is larger than the limit of " + MAX_BYTES + " bytes",
                null,
                ArmError.ofStatus(response.getStatusCode(), null, null),
                null);
    }
}
