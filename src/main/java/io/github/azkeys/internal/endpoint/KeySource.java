// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.body.BodyFactory;
import io.github.azkeys.internal.cache.CachePolicy;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.cache.KeyRegenerator;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.client.ArmClient;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.request.RegenerateAction;
import io.github.azkeys.internal.request.RequestFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The source of the keys of one endpoint, with its requests, connection, cache policy and bodies. Calls are possible even
 * after {@link #stop}, because Camel stops an endpoint that it needs no longer while an exchange is on its way to it, or while
 * it has a producer. Threadsafe.
 */
public final class KeySource {

    private final KeyServices services;
    private final AzkeysConfiguration options;
    private final RequestFactory requests;
    private final BodyFactory bodies;
    private final ArmConnection connection;
    private final CachePolicy cachePolicy;
    private volatile ArmClient client;

    /**
     * Checks all options.
     *
     * @param regenerate whether and which key is regenerated
     * @throws io.github.azkeys.InvalidRequestException if an option is wrong; the message says what is supported
     */
    public KeySource(KeyServices services, AzkeysConfiguration options, RegenerateAction regenerate) {
        this.services = services;
        this.options = options;
        this.requests = new RequestFactory(services.operations(), options, regenerate);
        this.bodies = new BodyFactory(services::forms, services::changes, requests.operation(), options);
        this.connection = services.connections().connection(options);
        this.cachePolicy = new CachePolicy(options.getCacheTtl(), options.getCacheStaleTtl());
    }

    public static KeySource of(KeyEndpoint endpoint) {
        return endpoint.keys();
    }

    void start() {
        requests.warnOfUnknownVersion();
        client = services.clients().acquire(connection);
    }

    /**
     * Starts the state repository if bodies need it. Not earlier than they do: FileStateRepository reads its file when it
     * starts, and another node of a cluster may write it until this one takes over.
     */
    public void startRepository() {
        if (bodies.needsHistory()) {
            ServiceHelper.startService(options.getStateRepository());
        }
    }

    /** Prepares the connection for the first call in the background, if the options say so. Never fails. */
    public void warmUp() {
        ArmClient running = client;
        if (options.isWarmUp() && running != null) {
            services.workers().execute(running::warmUp);
        }
    }

    /** Releases the client. Pending calls continue. */
    void stop() {
        if (client != null) {
            client = null;
            services.clients().release(connection);
        }
    }

    public RequestFactory requests() {
        return requests;
    }

    public BodyFactory bodies() {
        return bodies;
    }

    public ArmConnection connection() {
        return connection;
    }

    public AzkeysConfiguration options() {
        return options;
    }

    public KeyServices services() {
        return services;
    }

    /** Returns the longest time that a call can take, with all waits and retries. */
    public Duration longestCall(CallPriority priority) {
        return connection
                .longestCall(priority)
                .multipliedBy(1L + requests.reads().size());
    }

    /**
     * Lists the keys, from the cache if they are fresh. If the options say so, regenerates one of them first.
     *
     * @param refresh whether to skip the cache
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<KeyAnswer> list(KeyRequest request, boolean refresh) {
        String key = requests.regenerated();
        if (key == null) {
            return list(request, cachePolicy, refresh, CallPriority.live());
        }
        return new KeyRegenerator(services.cache()).regenerate(connection, request, key, cachePolicy);
    }

    /**
     * Finds the resources in the scope of the requests, from the cache if the list is fresh.
     *
     * @param refresh whether to skip the cache
     * @return completes with their ids, or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<List<String>> find(boolean refresh, CallPriority priority) {
        return services.resourceLists().get(connection, requests.scope(), cachePolicy, refresh, priority);
    }

    /**
     * Lists the keys again with background priority, or returns keys that ARM made on request from the cache until they
     * are renewed, since a call would only make other ones. The call uses only the part of the write budget that exchanges leave.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}; cancelling it ends the call,
     *     unless another caller waits for it
     */
    public CompletableFuture<KeyAnswer> watch(KeyRequest request) {
        CallPriority priority = CallPriority.background();
        CompletableFuture<KeyAnswer> answer = (isIssued()
                        ? list(request, untilRenewal(), false, priority)
                        : list(request, cachePolicy, true, priority))
                .copy();
        answer.whenComplete((keys, failure) -> {
            if (answer.isCancelled()) {
                priority.withdraw();
            }
        });
        return answer;
    }

    /**
     * Lists the keys with background priority, from the cache if they are younger than both the given age and
     * {@code cacheTtl}, or if ARM made them on request and they are not due for renewal. Never returns stale keys.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<KeyAnswer> listYoungerThan(Duration age, KeyRequest request) {
        CachePolicy recent = isIssued()
                ? untilRenewal()
                : new CachePolicy(Durations.shorter(age, options.getCacheTtl()), Duration.ZERO);
        return list(request, recent, false, CallPriority.background());
    }

    private boolean isIssued() {
        return requests.operation().isIssued();
    }

    /** Serves keys that expire until half of their validity is over, unless the options disable the cache. */
    private CachePolicy untilRenewal() {
        return options.getCacheTtl().isZero()
                ? CachePolicy.OFF
                : new CachePolicy(FormRequest.MAX_VALIDITY, Duration.ZERO);
    }

    /**
     * Checks that the credential yields a token and that ARM accepts it.
     *
     * @return completes with null or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<Void> ping() {
        return services.clients().ping(connection);
    }

    private CompletableFuture<KeyAnswer> list(
            KeyRequest request, CachePolicy policy, boolean refresh, CallPriority priority) {
        return services.cache().get(connection, request, policy, refresh, priority);
    }
}
