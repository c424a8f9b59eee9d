// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.http.ApacheHttpClient;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.failure.FailureKind;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lists keys with Azure Resource Manager. No method blocks: the response completes a future on a thread of the HTTP
 * client, which callers must not block. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
public final class ArmClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArmClient.class);

    /** A request that every identity is allowed to send, and that does not count as a write. */
    private static final String PING = "/tenants?api-version=2022-12-01";

    private static final int MAX_PAGES = 100;

    private final CloudEndpoints endpoint;
    private final HttpPipeline pipeline;
    private final ApacheHttpClient ownHttpClient;
    private final Clock clock = Clock.systemUTC();
    private final KeySetReader keySets;
    private final ArmErrorReader errors;
    private final Retries retries;
    private final Duration longestDelay;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /** Opens no connection and requests no token before the first call. The clients share the write budgets. */
    ArmClient(ArmConnection connection, KeySetTypes types, WriteBudgets budgets) {
        this.keySets = new KeySetReader(types);
        this.endpoint = connection.endpoint();
        this.retries = new Retries(connection.retry());
        this.longestDelay = connection.retry().maxDelay();
        this.errors = new ArmErrorReader(clock);
        this.ownHttpClient = connection.httpClient() == null ? new ApacheHttpClient(connection.transport()) : null;
        HttpClient http = ownHttpClient == null ? connection.httpClient() : ownHttpClient;
        try {
            this.pipeline = ArmPipeline.build(
                    connection, http, budgets, clock, closing.asMono().onErrorComplete());
        } catch (RuntimeException | LinkageError e) {
            close(); // the caller gets no client that it could close
            throw e;
        }
    }

    /**
     * Lists the keys of a resource.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}, or with a
     *     {@link CancellationException} when the call is withdrawn
     */
    public CompletableFuture<KeyResponse> list(KeyRequest request, CallPriority priority) {
        Operation operation = request.operation();
        Subject subject = Subject.of(request);
        ObjectNode body = operation.request(request.address()::value);
        String url = URI.create(endpoint.resourceManager() + request.address().path())
                        .toASCIIString() + "?api-version=" + request.apiVersion();
        Mono<KeyResponse> keys = send(operation.method(), url, body == null ? null : body.toString(), priority, subject)
                .flatMap(first -> Guard.guard(() -> {
                    ObjectNode tree = keySets.tree(first);
                    return followPages(operation, tree, tree, 1, priority, subject)
                            .flatMap(whole -> Guard.guard(() -> Mono.just(response(request, whole, first, subject))));
                }));
        return toFuture(keys, priority, subject);
    }

    private KeyResponse response(KeyRequest request, ObjectNode whole, BufferedResponse first, Subject subject) {
        Operation operation = request.operation();
        KeySet body = keySets.read(operation, whole, first);
        String requestId = ArmErrorReader.requestId(first);
        if (body.keyNames().isEmpty() && operation.failures().stream().anyMatch(KnownFailure::emptyList)) {
            throw Failures.ofResponse(ArmError.ofStatus(first.getStatusCode(), requestId, null), false, subject);
        }
        return new KeyResponse(request, body, whole, requestId, clock.instant());
    }

    /**
     * Checks that the credential gives a token and that ARM accepts it.
     *
     * @return completes with null or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<Void> ping() {
        Subject subject = new Subject("the health check of azkeys failed", null, null, null);
        CallPriority priority = CallPriority.live();
        return toFuture(
                send("GET", endpoint.resourceManager() + PING, null, priority, subject)
                        .flatMap(response ->
                                Guard.guard(() -> Mono.just(keySets.tree(response)))) // perhaps the page of a proxy
                        .then(),
                priority,
                subject);
    }

    /** Closes the connections. Pending requests fail. An HTTP client of the application stays open. */
    @Override
    public void close() {
        // closing the HTTP client is not enough: a request that waits for a retry or a token would continue
        closing.tryEmitError(new IOException("azkeys was stopped"));
        if (ownHttpClient != null) {
            ownHttpClient.close();
        }
    }

    private Mono<BufferedResponse> send(
            String method, String url, String body, CallPriority priority, Subject subject) {
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
                        url,
                        response.getStatusCode(),
                        ArmErrorReader.requestId(response)))
                .flatMap(response -> response.getStatusCode() >= 200 && response.getStatusCode() < 300
                        ? Mono.just(response)
                        : Guard.guard(() -> Mono.error(failed(response, subject))))
                .onErrorMap(failure -> failure instanceof FailedTry ? failure : failed(failure, subject))
                .retryWhen(retries);
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

    private static Throwable unwrapped(Throwable failure) {
        return Causes.unwrapped(Exceptions.unwrap(failure));
    }

    private FailedTry failed(AzkeysException failure, boolean repeatable) {
        Duration wait = failure.getRetryAfter();
        return new FailedTry(
                failure,
                repeatable
                        && FailureKind.of(failure).isRetried()
                        && (wait == null || wait.compareTo(longestDelay) <= 0));
    }

    /** Adds the items of the next pages to the first page. */
    private Mono<ObjectNode> followPages(
            Operation operation, ObjectNode whole, ObjectNode page, int pages, CallPriority priority, Subject subject) {
        JsonNode link = operation.body().nextLink() == null
                ? MissingNode.getInstance()
                : page.path(operation.body().nextLink());
        if (link.isMissingNode()
                || link.isNull()
                || link.isTextual() && link.textValue().isEmpty()) {
            return Mono.just(whole);
        }
        String next = link.textValue();
        String problem = pages >= MAX_PAGES ? "the response has more than " + MAX_PAGES + " pages" : problem(next);
        if (problem != null) {
            return Mono.error(new InvalidResponseException(
                    problem, subject.resourceId(), ArmError.ofStatus(200, null, null), null));
        }
        return send("GET", next, null, priority, subject)
                .flatMap(response -> Guard.guard(() -> {
                    ObjectNode following = keySets.tree(response);
                    following.properties().forEach(field -> append(whole, field.getKey(), field.getValue()));
                    whole.remove(operation.body().nextLink());
                    return followPages(operation, whole, following, pages + 1, priority, subject);
                }));
    }

    /** Returns why a link to a page is not followed; null if it can be. */
    private String problem(String link) {
        String invalid = "the link to the next page is not a valid URL";
        try {
            if (link == null || new URI(link).getHost() == null) {
                return invalid;
            }
        } catch (URISyntaxException e) {
            return invalid + ": " + e.getReason(); // without the link, which may contain a signature
        }
        return endpoint.serves(link) ? null : "the next page is on another server, which must not receive the token";
    }

    private static void append(ObjectNode whole, String name, JsonNode value) {
        if (value instanceof ArrayNode items) {
            if (whole.get(name) instanceof ArrayNode known) {
                known.addAll(items);
            } else if (!whole.hasNonNull(name)) {
                whole.set(name, items); // no page before had any
            }
        }
    }

    private <T> CompletableFuture<T> toFuture(Mono<T> mono, CallPriority priority, Subject subject) {
        Mono<T> withdrawn = Mono.fromFuture(priority.withdrawn(), true)
                .then(Mono.error(() -> new CancellationException("the call was withdrawn")));
        return Mono.firstWithSignal(closing.asMono().then(Mono.<T>never()), withdrawn, mono)
                .onErrorMap(
                        failure -> !priority.isWithdrawn(),
                        failure -> failure instanceof FailedTry failed
                                ? failed.failure()
                                : Failures.of(unwrapped(failure), subject))
                .toFuture();
    }
}
