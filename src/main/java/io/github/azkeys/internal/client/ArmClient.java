// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.http.ApacheHttpClient;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationBody;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.find.ResourceScope;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.response.OperationStatusReader;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.keys.KeySet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final OperationBody TENANTS =
            new OperationBody("TenantListResult", null, null, false, false, null, false, null);

    private final CloudEndpoints endpoint;
    private final ApacheHttpClient ownHttpClient;
    private final Clock clock = Clock.systemUTC();
    private final KeySetReader keySets;
    private final ArmRequests requests;
    private final ResourceReader resources;
    private final LongRunning longRunning;
    private final KeyPages pages;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicBoolean warm = new AtomicBoolean();

    /** Opens no connection and requests no token before the first call. The clients share the write budgets. */
    ArmClient(ArmConnection connection, KeySetTypes types, WriteBudgets budgets) {
        this.keySets = new KeySetReader(types);
        this.endpoint = connection.endpoint();
        this.ownHttpClient = connection.httpClient() == null ? new ApacheHttpClient(connection.transport()) : null;
        HttpClient http = ownHttpClient == null ? connection.httpClient() : ownHttpClient;
        try {
            HttpPipeline pipeline = ArmPipeline.build(
                    connection, http, budgets, clock, closing.asMono().onErrorComplete());
            ArmErrorReader errors = new ArmErrorReader(clock);
            this.requests = new ArmRequests(pipeline, connection.retry(), errors, clock);
            this.resources = new ResourceReader(requests, endpoint, keySets);
            this.longRunning = new LongRunning(requests, endpoint, new OperationStatusReader(keySets, errors), clock);
            this.pages = new KeyPages(requests, endpoint, keySets);
        } catch (RuntimeException | LinkageError e) {
            close(); // the caller gets no client that it could close
            throw e;
        }
    }

    /**
     * Lists the keys of a resource. Before, so that no key is regenerated in vain, reads the resources that a form needs.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}, or with a
     *     {@link CancellationException} when the call is withdrawn
     */
    public CompletableFuture<KeyResponse> list(KeyRequest request, CallPriority priority) {
        Operation operation = request.operation();
        Subject subject = Subject.of(request);
        Instant now = clock.instant();
        ObjectNode body = request.json(now);
        String url = url(endpoint, request.address().path(), request.apiVersion()) + request.query(now);
        Mono<KeyResponse> keys = resources.read(request, priority).flatMap(fields -> requests.send(
                        operation.method(), url, body == null ? null : body.toString(), priority, subject)
                .flatMap(response -> Guard.guard(() -> longRunning.result(response, priority, subject)))
                .flatMap(first -> Guard.guard(() -> {
                    ObjectNode tree = keySets.tree(operation.body(), first);
                    return pages.follow(operation.body(), tree, priority, subject)
                            .flatMap(whole -> Guard.guard(
                                    () -> Mono.just(response(request, whole, fields, first, now, subject))));
                })));
        return toFuture(keys, priority, subject);
    }

    /** Returns the URL of a request to ARM. */
    static String url(CloudEndpoints endpoint, String path, String apiVersion) {
        return URI.create(endpoint.resourceManager() + path).toASCIIString() + "?api-version=" + apiVersion;
    }

    private KeyResponse response(
            KeyRequest request,
            ObjectNode whole,
            Map<String, String> fields,
            BufferedResponse first,
            Instant sentAt,
            Subject subject) {
        Operation operation = request.operation();
        KeySet body = keySets.read(operation, whole, first);
        String requestId = ArmErrorReader.requestId(first);
        if (body.keyNames().isEmpty() && operation.failures().stream().anyMatch(KnownFailure::emptyList)) {
            throw Failures.ofResponse(ArmError.ofStatus(first.getStatusCode(), requestId, null), false, subject);
        }
        return new KeyResponse(
                request, body, whole, fields, requestId, clock.instant(), expiry(request, whole, sentAt));
    }

    /** Returns when the keys expire: at the time of the request, or that of the response if it is earlier; null if never. */
    private static Instant expiry(KeyRequest request, ObjectNode whole, Instant sentAt) {
        OperationBody.Issued issued = request.operation().body().issued();
        if (issued == null) {
            return null;
        }
        Instant requested = request.options().expiry(sentAt);
        Instant stated = issued.expiry() == null
                ? requested
                : issued.expiry().findTime(whole).orElse(requested);
        return stated.isBefore(requested) ? stated : requested;
    }

    /**
     * Finds the resources in a scope.
     *
     * @return completes with their ids in the order of ARM, or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<List<String>> find(ResourceScope scope, CallPriority priority) {
        Subject subject = Subject.of(scope);
        Mono<List<String>> ids = requests.send(
                        "GET", endpoint.resourceManager() + ResourceList.path(scope), null, priority, subject)
                .flatMap(first -> Guard.guard(() ->
                        pages.follow(ResourceList.PAGE, keySets.tree(ResourceList.PAGE, first), priority, subject)))
                .flatMap(whole -> Guard.guard(() -> Mono.just(ResourceList.ids(whole))));
        return toFuture(ids, priority, subject);
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
                requests.send("GET", endpoint.resourceManager() + PING, null, priority, subject)
                        .flatMap(response -> Guard.guard(
                                () -> Mono.just(keySets.tree(TENANTS, response)))) // perhaps the page of a proxy
                        .then(),
                priority,
                subject);
    }

    /**
     * Gets a token and opens a connection with a {@link #ping()}, unless an earlier call did. The failure is ignored, because
     * the first call reports its own.
     */
    public void warmUp() {
        if (warm.compareAndSet(false, true)) {
            ping().whenComplete((accepted, failure) -> {
                if (failure != null) {
                    LOG.debug("The warm-up of the connection to {} failed", endpoint.resourceManager(), failure);
                }
            });
        }
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

    private <T> CompletableFuture<T> toFuture(Mono<T> mono, CallPriority priority, Subject subject) {
        Mono<T> withdrawn = Mono.fromFuture(priority.withdrawn(), true)
                .then(Mono.error(() -> new CancellationException("the call was withdrawn")));
        return Mono.firstWithSignal(closing.asMono().then(Mono.<T>never()), withdrawn, mono)
                .onErrorMap(
                        failure -> !priority.isWithdrawn(),
                        failure -> failure instanceof FailedTry failed
                                ? failed.failure()
                                : Failures.of(
                                        ArmRequests.unwrapped(failure),
                                        priority.isAccepted() || priority.isFinished()
                                                ? subject.afterAccepted()
                                                : subject))
                .toFuture();
    }
}
