package io.github.azkeys.camel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.arm.KeyRequest;
import io.github.azkeys.arm.KeyResponse;
import io.github.azkeys.arm.PairReader;
import io.github.azkeys.catalog.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/**
 * What all endpoints of a component have seen of pairs of keys. Bounded by number; of a resource that nobody asks for,
 * what was seen is forgotten, unless a state repository keeps it. Threadsafe.
 */
final class PairHistories {

    private final Cache<KeyRequest, PairHistory> histories;
    private final PairReader reader = new PairReader();
    private final SecureRandom random = new SecureRandom();

    PairHistories(int maximumSize) {
        histories = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The name of the key to use of an answer, which counts as a look.
     *
     * @param repository what survives this application, null for nothing
     * @throws io.github.azkeys.InvalidResponseException if the answer lacks a key of the pair
     */
    String newestStable(
            KeyPair pair, KeyResponse response, Duration settling, StateRepository<String, String> repository) {
        Map<String, String> keys = reader.read(pair, response);
        return histories
                .asMap()
                .compute(response.request(), (request, known) -> seen(known, pair, keys, response, repository))
                .newestStable(settling);
    }

    private PairHistory seen(
            PairHistory known,
            KeyPair pair,
            Map<String, String> keys,
            KeyResponse response,
            StateRepository<String, String> repository) {
        String id = response.request().address() + "#pair"; // apart from what a consumer remembers of the resource
        PairHistory before = known == null && repository != null ? stored(repository.getState(id), pair) : known;
        PairHistory now = before == null
                ? PairHistory.of(keys, response.retrievedAt(), random)
                : before.seen(keys, response.retrievedAt());
        if (repository != null && (before == null || !now.knowsAsMuchAs(before))) {
            repository.setState(id, now.toText());
        }
        return now;
    }

    private static PairHistory stored(String text, KeyPair pair) {
        return text == null ? null : PairHistory.ofText(text, pair.names());
    }
}
