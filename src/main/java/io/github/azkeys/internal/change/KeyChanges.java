package io.github.azkeys.internal.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.PairReader;
import io.github.azkeys.keys.KeySet;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/**
 * Detects changes of keys for all endpoints of a component. The cache reports every answer with current keys. The keys of
 * an answer are digested once; watchers, placeholders and {@code newest-stable} compare these digests. Holds no key.
 * Bounded by number; the history of a resource that is not used is forgotten, unless a state repository keeps it.
 * Threadsafe.
 */
public final class KeyChanges {

    /** Salts are made of it, so that the digests of a resource can be compared although its history is forgotten. */
    private final String secret;

    /** By identity, as long as the answer is in use. */
    private final Cache<KeySet, KeyDigests> digests =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final Cache<KeyRequest, Known> pairs;

    /**
     * @param repository the repository that the history was read from, null if there is none
     * @param saved the history in the repository, null if there is none
     */
    private record Known(PairHistory history, StateRepository<String, String> repository, PairHistory saved) {}

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
    }

    /**
     * Accepts an answer with the current keys. Does not use a state repository, so that it does not block.
     *
     * @return the digests of the keys
     */
    public KeyDigests accept(KeyResponse response) {
        RotationPair pair = response.request().operation().pair();
        if (pair != null && PairReader.isComplete(pair, response)) {
            Map<String, String> keys = PairReader.read(pair, response);
            pairs.asMap().compute(response.request(), (request, known) -> {
                PairHistory now = seen(known == null ? null : known.history(), keys, response);
                return known == null ? new Known(now, null, null) : new Known(now, known.repository(), known.saved());
            });
        }
        return digests(response);
    }

    /** Returns the digests of the keys of an answer. */
    public KeyDigests digests(KeyResponse response) {
        return digests.get(response.body(), body -> KeyDigests.of(texts(body), salt(response.request())));
    }

    /**
     * Returns the digest of one key of an answer.
     *
     * @param key the key in plaintext
     */
    public KeyDigests digest(KeyResponse response, String key) {
        return digests(response, Map.of("key", key));
    }

    /** Returns the names of the keys of an answer that changed, were added or were removed since the given digests. */
    public List<String> changedSince(KeyDigests before, KeyResponse response) {
        return digests(response).changedSince(before, texts(response.body()));
    }

    /**
     * Returns the name of the key of a rotation pair that is used now. The answer counts as seen, unless it is older than
     * another one.
     *
     * @param settling how long a regenerated key has to be unchanged before it is used
     * @param repository keeps the history after a restart; may be null
     * @throws io.github.azkeys.InvalidResponseException if the answer lacks a key of the pair
     */
    public String newestStable(
            RotationPair pair, KeyResponse response, Duration settling, StateRepository<String, String> repository) {
        Map<String, String> keys = PairReader.read(pair, response);
        return pairs.asMap()
                .compute(response.request(), (request, known) -> restored(known, pair, keys, response, repository))
                .history()
                .newestStable(settling, digests(response, keys), keys);
    }

    private Known restored(
            Known known,
            RotationPair pair,
            Map<String, String> keys,
            KeyResponse response,
            StateRepository<String, String> repository) {
        PairHistory before = known == null ? null : known.history();
        if (repository == null) {
            PairHistory now = seen(before, keys, response);
            return known == null ? new Known(now, null, null) : new Known(now, known.repository(), known.saved());
        }
        String id = response.request().address() + "#pair"; // apart from the state of a consumer of the same resource
        PairHistory saved;
        if (known != null && known.repository() == repository) {
            saved = known.saved();
        } else {
            String text = repository.getState(id);
            saved = text == null ? null : PairHistory.ofText(text, pair.names());
            // what is stored reaches back further than what this process has seen
            before = saved == null ? before : saved;
        }
        PairHistory now = seen(before, keys, response);
        if (saved == null || !now.knowsAsMuchAs(saved)) {
            repository.setState(id, now.toText());
            saved = now;
        }
        return new Known(now, repository, saved);
    }

    private PairHistory seen(PairHistory before, Map<String, String> pair, KeyResponse response) {
        KeyDigests now = digests(response, pair);
        return before == null
                ? PairHistory.of(now, response.retrievedAt())
                : before.seen(now, pair, response.retrievedAt());
    }

    private KeyDigests digests(KeyResponse response, Map<String, String> renamed) {
        return digests(response).renamed(texts(response.body()), renamed);
    }

    private String salt(KeyRequest request) {
        return KeyDigests.digest(secret, request.address().toString().toLowerCase(Locale.ROOT)); // ARM ignores case
    }

    private static Map<String, String> texts(KeySet keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys.keyNames().forEach(name -> texts.put(name, keys.key(name)));
        return texts;
    }
}
