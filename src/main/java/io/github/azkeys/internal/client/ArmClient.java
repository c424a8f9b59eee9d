// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.CallBudget;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.StoppedException;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationBody;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.find.ResourceScope;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.ArmTokens;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.response.OperationStatusReader;
import io.github.azkeys.internal.transport.AzureTransport;
import io.github.azkeys.internal.transport.DirectTransport;
import io.github.azkeys.internal.transport.Transport;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.keys.KeySet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * Lists keys with Azure Resource Manager. No method blocks: a response is read on the thread of the HTTP client that received
 * it, which takes well under a millisecond for all but the largest, and completes a future there. Callers must not block that
 * thread. Threadsafe.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
public final class ArmClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArmClient.class);

    /** A request that every identity is allowed to send, and that does not count as a write. */
    private static final String PING = "/tenants?api-version=2022-12-01";

    private static final OperationBody TENANTS =
            new OperationBody("TenantListResult", null, null, false, false, null, false, null);

    /** For the code of applications, which may block a thread for long. */
    private static final Executor BLOCKING = task -> Schedulers.boundedElastic().schedule(task);

    private final Transport transport;
    private final Clock clock = Clock.systemUTC();
    private final ArmTokens tokens;
    private final KeySetReader keySets;
    private final ArmRequests requests;
    private final ResourceReader resources;
    private final LongRunning longRunning;
    private final KeyPages pages;
    private final Set<ArmCall<?>> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warm = new AtomicBoolean();
    private volatile boolean closed;

    /** Opens no connection and requests no token before the first call. The clients share the write budgets. */
    ArmClient(ArmConnection connection, KeySetTypes types, WriteBudgets budgets) {
        CloudEndpoints endpoint = connection.endpoint();
        this.keySets = new KeySetReader(types);
        HttpClient http = connection.httpClient();
        if (http == null) {
            DirectTransport own = new DirectTransport(connection.transport());
            this.transport = own;
            http = own.httpClient();
        } else {
            this.transport = new AzureTransport(http, connection.transport().responseTimeout());
        }
        try {
            this.tokens = new ArmTokens(connection, http, clock);
        } catch (RuntimeException | LinkageError e) {
            transport.close(); // the caller gets no client that it could close
            throw e;
        }
        ArmErrorReader errors = new ArmErrorReader(clock);
        this.requests = new ArmRequests(
                connection, transport, tokens, new CallBudget(connection, budgets, clock), errors, clock);
        this.resources = new ResourceReader(requests, keySets);
        this.longRunning = new LongRunning(requests, endpoint, new OperationStatusReader(keySets, errors), clock);
        this.pages = new KeyPages(requests, endpoint, keySets);
    }

    /**
     * Lists the keys of a resource. Before, so that no key is regenerated in vain, reads the resources that a form needs.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}, or with a
     *     {@link java.util.concurrent.CancellationException} when the call is withdrawn
     */
    public CompletableFuture<KeyResponse> list(KeyRequest request, CallPriority priority) {
        Subject subject = Subject.of(request);
        return run(priority, subject, call -> resources
                .read(request, call)
                .thenCompose(fields -> list(request, fields, call, subject)));
    }

    private CompletableFuture<KeyResponse> list(
            KeyRequest request, Map<String, String> fields, ArmCall<?> call, Subject subject) {
        Operation operation = request.operation();
        Instant now = clock.instant();
        ObjectNode body = request.json(now);
        String target = target(request.address().path(), request.apiVersion()) + request.query(now);
        return requests.send(operation.method(), target, body == null ? null : body.toString(), call, subject)
                .thenCompose(response -> longRunning.result(response, call, subject))
                .thenCompose(
                        first -> pages.follow(operation.body(), keySets.tree(operation.body(), first), call, subject)
                                .thenApplyAsync(
                                        whole -> response(request, whole, fields, first, now, subject),
                                        operation.body().isOfApplication() ? BLOCKING : Runnable::run));
    }

    /** Returns the target of a request to ARM, percent-encoded. */
    static String target(String path, String apiVersion) {
        return encoded(path) + "?api-version=" + apiVersion;
    }

    /** Returns a path, percent-encoded. */
    static String encoded(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= '9' || c == '_';
            if (!plain) {
                return URI.create(path).toASCIIString();
            }
        }
        return path; // as nearly always
    }

    private KeyResponse response(
            KeyRequest request,
            ObjectNode whole,
            Map<String, String> fields,
            TransportResponse first,
            Instant sentAt,
            Subject subject) {
        Operation operation = request.operation();
        KeySet body = keySets.read(operation, whole, first);
        String requestId = ArmErrorReader.requestId(first);
        if (operation.failures().stream().anyMatch(KnownFailure::emptyList)
                && body.keyNames().isEmpty()) {
            throw Failures.ofResponse(ArmError.ofStatus(first.status(), requestId, null), false, subject);
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
        return run(priority, subject, call -> requests.send("GET", ResourceList.target(scope), null, call, subject)
                .thenCompose(
                        first -> pages.follow(ResourceList.PAGE, keySets.tree(ResourceList.PAGE, first), call, subject))
                .thenApply(ResourceList::ids));
    }

    /**
     * Checks that the credential gives a token and that ARM accepts it.
     *
     * @return completes with null or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<Void> ping() {
        Subject subject = new Subject("the health check of azkeys failed", null, null, null);
        return run(CallPriority.live(), subject, call -> requests.send("GET", PING, null, call, subject)
                .thenAccept(response -> keySets.tree(TENANTS, response))); // perhaps the page of a proxy
    }

    /**
     * Gets a token and opens a connection with a {@link #ping()}, unless an earlier call did. The failure is ignored, because
     * the first call reports its own.
     */
    public void warmUp() {
        if (warm.compareAndSet(false, true)) {
            ping().whenComplete((accepted, failure) -> {
                if (failure != null) {
                    LOG.debug("The warm-up of a connection failed", failure);
                }
            });
        }
    }

    /** Closes the connections. Pending requests fail. An HTTP client of the application stays open. */
    @Override
    public void close() {
        closed = true;
        // closing the HTTP client is not enough: a request that waits for a retry or a token would continue
        running.forEach(ArmClient::stop);
        tokens.close();
        transport.close();
    }

    private static void stop(ArmCall<?> call) {
        call.fail(new StoppedException());
    }

    private <T> CompletableFuture<T> run(
            CallPriority priority, Subject subject, Function<ArmCall<T>, CompletableFuture<T>> steps) {
        ArmCall<T> call = new ArmCall<>(priority, subject);
        running.add(call);
        CompletableFuture<T> result = call.run(() -> steps.apply(call));
        result.whenComplete((value, failure) -> running.remove(call));
        if (closed) {
            stop(call);
        }
        return result;
    }
}
