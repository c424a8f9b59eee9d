// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.failure.FailureKind;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Sends single requests to ARM, and repeats those that may succeed a moment later. Threadsafe. */
final class ArmRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ArmClient.class);

    /** ARM signs its links, so that a parameter may be a secret. */
    private static final Pattern OTHER_PARAMETER = Pattern.compile("[?&](?!api-version=)[^&]*");

    private final HttpPipeline pipeline;
    private final Clock clock;
    private final ArmErrorReader errors;
    private final Retries retries;
    private final Duration longestDelay;

    ArmRequests(HttpPipeline pipeline, RetryOptions retry, ArmErrorReader errors, Clock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.errors = errors;
        this.retries = new Retries(retry);
        this.longestDelay = retry.maxDelay();
    }

    /**
     * Sends a request.
     *
     * @param body the JSON to send; null if there is none
     * @return a response with a status of 200 to 299, or a {@link FailedTry}, that of the last try
     */
    Mono<BufferedResponse> send(String method, String url, String body, CallPriority priority, Subject subject) {
        return Guard.guard(() -> {
                    HttpRequest request = new HttpRequest(HttpMethod.valueOf(method), url);
                    request.setHeader(HttpHeaderName.ACCEPT, "application/json");
                    if (body != null) {
                        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
                        request.setBody(body);
                    } else if (!method.equals("GET")) {
                        request.setHeader(HttpHeaderName.CONTENT_LENGTH, "0"); // without it ARM returns 411
                    }
                    return pipeline.send(request, new Context(CallPriority.KEY, priority));
                })
                .cast(BufferedResponse.class)
                .switchIfEmpty(Mono.error(() -> new IOException("the HTTP client returned no response")))
                .doOnNext(response -> LOG.debug(
                        "{} {}: status {}, request id {}",
                        method,
                        OTHER_PARAMETER.matcher(url).replaceAll(""),
                        response.getStatusCode(),
                        ArmErrorReader.requestId(response)))
                .flatMap(response -> response.getStatusCode() >= 200 && response.getStatusCode() < 300
                        ? Mono.just(response)
                        : Guard.guard(() -> Mono.error(failed(response, subject))))
                .onErrorMap(failure -> failure instanceof FailedTry ? failure : failed(failure, subject))
                .retryWhen(retries);
    }

    /** Returns a failure without the exceptions of Reactor and of futures around it. */
    static Throwable unwrapped(Throwable failure) {
        return Causes.unwrapped(Exceptions.unwrap(failure));
    }

    private FailedTry failed(BufferedResponse response, Subject subject) {
        return failed(
                Failures.ofResponse(errors.read(response), ArmErrorReader.isPage(response), subject),
                // a wait that cannot be parsed may be long
                RetryAfter.isWithin(longestDelay, response.getHeaders(), clock));
    }

    private FailedTry failed(Throwable failure, Subject subject) {
        return failed(Failures.of(unwrapped(failure), subject), true);
    }

    private FailedTry failed(AzkeysException failure, boolean repeatable) {
        Duration wait = failure.getRetryAfter();
        return new FailedTry(
                failure,
                repeatable
                        && FailureKind.of(failure).isRetried()
                        && (wait == null || wait.compareTo(longestDelay) <= 0));
    }
}
