package io.github.azkeys.camel;

import io.github.azkeys.arm.CachedKeySet;
import io.github.azkeys.arm.KeyCache;
import io.github.azkeys.arm.KeyCounts;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What can be told of the keys in memory: names, ages and counts, never a key. */
final class KeyReport {

    private KeyReport() {}

    /**
     * @param now what ages are counted to
     */
    static JsonObject json(KeyCache cache, Instant now) {
        JsonObject json = json(cache.counts());
        JsonArray keySets = new JsonArray();
        cache.keySets().forEach(known -> keySets.add(json(known, now)));
        json.put("keySets", keySets);
        return json;
    }

    /**
     * The same for people.
     *
     * @param name the component's
     */
    static String text(String name, KeyCache cache, Instant now) {
        StringBuilder text = new StringBuilder(line(name, cache.counts()));
        for (CachedKeySet known : cache.keySets()) {
            text.append("    ").append(line(known.address().toString(), known.counts()));
            if (known.retrievedAt() != null) {
                text.append("        ").append(age(known, now)).append(" s old\n");
            }
            if (known.failingSince() != null) {
                text.append("        fails since ").append(known.failingSince());
                text.append(": ").append(known.failure()).append('\n');
            }
        }
        return text.toString();
    }

    private static JsonObject json(CachedKeySet known, Instant now) {
        JsonObject json = new JsonObject();
        json.put("operation", known.address().operation().name());
        json.put("resourceId", known.address().resourceId());
        json.put("apiVersion", known.apiVersion());
        if (known.retrievedAt() != null) {
            json.put("retrievedAt", known.retrievedAt().toString());
            json.put("ageSeconds", age(known, now));
        }
        if (known.failingSince() != null) {
            json.put("failingSince", known.failingSince().toString());
            json.put("failure", known.failure());
        }
        json.putAll(json(known.counts()));
        return json;
    }

    private static JsonObject json(KeyCounts counts) {
        JsonObject json = new JsonObject();
        json.put("hits", counts.hits());
        json.put("staleHits", counts.staleHits());
        json.put("calls", counts.calls());
        json.put("failures", counts.failures());
        return json;
    }

    private static String line(String name, KeyCounts counts) {
        return String.format(
                "%s: %d from memory (%d of them old), %d calls (%d failed)%n",
                name, counts.hits(), counts.staleHits(), counts.calls(), counts.failures());
    }

    private static long age(CachedKeySet known, Instant now) {
        return Duration.between(known.retrievedAt(), now).toSeconds();
    }
}
