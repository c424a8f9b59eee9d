package io.github.azkeys.internal.rotation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.response.KeyResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/**
 * What all endpoints of a component have seen of pairs of keys. Bounded by number; of a resource that nobody asks for,
 * what was seen is forgotten, unless a state repository keeps it. Threadsafe.
 */
public final class PairHistories {

    private final Cache<KeyRequest, Known> histories;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param repository what the history was read from and is kept in, null for nothing
     */
    private record Known(PairHistory history, StateRepository<String, String> repository) {}

    public PairHistories(int maximumSize) {
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
    public String newestStable(
            RotationPair pair, KeyResponse response, Duration settling, StateRepository<String, String> repository) {
        Map<String, String> keys = response.keys(pair);
        return histories
                .asMap()
                .compute(response.request(), (request, known) -> seen(known, pair, keys, response, repository))
                .history()
                .newestStable(settling);
    }

    private Known seen(
            Known known,
            RotationPair pair,
            Map<String, String> keys,
            KeyResponse response,
            StateRepository<String, String> repository) {
        String id = response.request().address() + "#pair"; // apart from what a consumer remembers of the resource
        boolean isFirst = repository != null && (known == null || known.repository() != repository);
        PairHistory stored = isFirst ? stored(repository.getState(id), pair) : null;
        // what is stored reaches back further than what an endpoint without a repository has seen meanwhile
        PairHistory before = stored != null || known == null ? stored : known.history();
        PairHistory now = before == null
                ? PairHistory.of(keys, response.retrievedAt(), random)
                : before.seen(keys, response.retrievedAt());
        if (repository != null && (isFirst && stored == null || !now.knowsAsMuchAs(before))) {
            repository.setState(id, now.toText());
        }
        return new Known(now, repository != null || known == null ? repository : known.repository());
    }

    private static PairHistory stored(String text, RotationPair pair) {
        return text == null ? null : PairHistory.ofText(text, pair.names());
    }
}
