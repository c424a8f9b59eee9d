package io.github.azkeys.internal.endpoint;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.CachePolicy;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.cache.KeyRegenerator;
import io.github.azkeys.internal.call.Demand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How an endpoint asks for keys: for whom, and how old they may be. Threadsafe. */
public final class KeySource {

    private final AzkeysEndpoint endpoint;
    private final CachePolicy cachePolicy;

    /**
     * @param endpoint whose options are set
     */
    public KeySource(AzkeysEndpoint endpoint) {
        this.endpoint = endpoint;
        AzkeysConfiguration options = endpoint.getConfiguration();
        this.cachePolicy = new CachePolicy(options.getCacheTtl(), options.getCacheStaleTtl());
    }

    /** As long as the keys may take with all waits and tries. */
    public Duration patience(Demand demand) {
        return endpoint.connection().longestCall(demand);
    }

    /**
     * The keys, from memory where that is good enough; where the options say so, once one of them is made new.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}
     */
    public CompletableFuture<KeyAnswer> list(KeyRequest request, boolean refresh) {
        return list(request, cachePolicy, refresh, Demand.live());
    }

    /**
     * The keys, asked for in the background: it takes what exchanges leave of the budget.
     *
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}. To cancel it ends the call,
     *     unless somebody else waits for it
     */
    public CompletableFuture<KeyAnswer> watch(KeyRequest request) {
        Demand demand = Demand.background();
        CompletableFuture<KeyAnswer> answer =
                list(request, cachePolicy, true, demand).copy();
        answer.whenComplete((keys, failure) -> {
            if (answer.isCancelled()) {
                demand.withdraw();
            }
        });
        return answer;
    }

    /**
     * The keys, from memory if they are younger than that and than {@code cacheTtl}, and asked for in the background;
     * while ARM fails there are none instead.
     *
     * @return as {@link #list(KeyRequest, boolean)}
     */
    public CompletableFuture<KeyAnswer> listYoungerThan(Duration age, KeyRequest request) {
        Duration ttl = endpoint.getConfiguration().getCacheTtl();
        CachePolicy recent = new CachePolicy(age.compareTo(ttl) < 0 ? age : ttl, Duration.ZERO);
        return list(request, recent, false, Demand.background());
    }

    private CompletableFuture<KeyAnswer> list(KeyRequest request, CachePolicy policy, boolean refresh, Demand demand) {
        endpoint.client(); // only while the endpoint runs may a call begin
        var calls = endpoint.getComponent().connections().calls(endpoint.connection());
        String key = endpoint.requests().regenerated();
        return key == null
                ? endpoint.getComponent().cache().get(endpoint.connection(), request, policy, refresh, demand, calls)
                : new KeyRegenerator(endpoint.getComponent().cache())
                        .regenerate(endpoint.connection(), request, key, cachePolicy, calls);
    }
}
