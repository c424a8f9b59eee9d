// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.KeySet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects changed keys for all endpoints of a component. The cache reports every response with current keys. The keys of
 * a response are digested once; watchers, placeholders and {@code newest-stable} compare these digests. Keeps no key in
 * memory. The size is bounded; the history of an unused resource is evicted, unless a state repository keeps it. Threadsafe.
 */
public final class KeyChanges {

    private static final Logger LOG = LoggerFactory.getLogger(KeyChanges.class);

    /** All salts are derived from it, so that digests can be compared after the history of a resource was evicted. */
    private final String secret;

    /** By identity, as long as the response is in use. */
    private final Cache<KeySet, KeyDigests> digests =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final Cache<KeyRequest, PairState> pairs;

    /** Resources with one key of the pair, so that each is warned of once. */
    private final Cache<KeyRequest, String> single;

    /**
     * @param maximumSize the maximum number of rotation pairs whose history is kept
     */
    public KeyChanges(int maximumSize) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = Base64.getEncoder().encodeToString(random);
        pairs = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
        single = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
    }

    /** Accepts a response with the current keys when it arrives. Does not use a state repository, so that it does not block. */
    public void accept(KeyResponse response) {
        RotationPair pair = response.request().operation().pair();
        if (pair == null) {
            return;
        }
        Map<String, String> keys = response.presentKeys(pair);
        if (keys.size() == pair.keys().size()) {
            PairState state = state(response.request());
            state.arrived(response, keys, state.digests(keys));
        }
    }

    /** Returns the digests of the keys of a response. */
    public KeyDigests digests(KeyResponse response) {
        return digests.get(response.body(), body -> KeyDigests.of(texts(response), salt(response.request())));
    }

    /**
     * Returns the digest of one key of a response.
     *
     * @param key the key in plaintext
     */
    public KeyDigests digest(KeyResponse response, String key) {
        return response.request().operation().isIssued() ? digests(response) : digests(response, Map.of("key", key));
    }

    /** Returns the names of the keys of a response that changed, were added or were removed since the given digests. */
    public List<String> changedSince(KeyDigests before, KeyResponse response) {
        return digests(response).changedSince(before, texts(response));
    }

    /**
     * Returns the name of the key of a rotation pair that is used now, and adds the response to the history unless it is
     * older than the last one. If the resource has only one key of the pair, that key is used, and a warning says so.
     *
     * @param settling how long a regenerated key has to be unchanged before it is used
     * @param repository keeps the history after a restart; may be null
     * @throws io.github.azkeys.InvalidResponseException if the response has no key of the pair, or an empty one
     */
    public String newestStable(
            RotationPair pair, KeyResponse response, Duration settling, StateRepository<String, String> repository) {
        Map<String, String> keys = response.keys(pair);
        if (keys.size() == 1) {
            String only = keys.keySet().iterator().next();
            if (single.asMap().put(response.request(), only) == null) {
                LOG.warn(
                        "azkeys:{}: {} has only its {} key, which newest-stable uses. It cannot be regenerated without"
                                + " interruption",
                        response.request().operation().name(),
                        response.request().address().resourceId(),
                        only);
            }
            return only;
        }
        PairState state = state(response.request());
        KeyDigests digests = state.digests(keys);
        PairHistory history = repository == null
                ? state.next(response, keys, digests)
                : state.saved(response, keys, digests, repository);
        return history.newestStable(settling, digests, keys);
    }

    /**
     * Returns the name of the key that {@link #newestStable} returned when a key of the pair changed last, as far as a
     * repository tells; otherwise the first name.
     */
    public String savedNewestStable(
            RotationPair pair, KeyRequest request, Duration settling, StateRepository<String, String> repository) {
        String text = repository.getState(PairState.id(request));
        PairHistory saved = text == null ? null : PairHistory.ofText(text, pair.names());
        return saved == null ? pair.names().get(0) : saved.newestStable(settling);
    }

    private PairState state(KeyRequest request) {
        return pairs.get(request, absent -> new PairState(salt(absent)));
    }

    private KeyDigests digests(KeyResponse response, Map<String, String> renamed) {
        return digests(response).renamed(texts(response), renamed);
    }

    private String salt(KeyRequest request) {
        return KeyDigests.digest(secret, request.address().toString().toLowerCase(Locale.ROOT)); // ARM ignores case
    }

    /** Returns the keys in plaintext; if ARM makes new ones for each call, their names instead, which stay the same. */
    private static Map<String, String> texts(KeyResponse response) {
        boolean issued = response.request().operation().isIssued();
        Map<String, String> texts = new LinkedHashMap<>();
        Fields fields = response.body().fields(); // once: a body makes them anew for each call
        fields.keyNames().forEach(name -> texts.put(name, issued ? name : fields.key(name)));
        return texts;
    }
}
