package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.budget.WriteBudget;
import io.github.azkeys.internal.cache.CachedKeySet;
import io.github.azkeys.internal.cache.KeyCounts;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What can be told of a component: names, ages and counts of the keys in memory, and its budgets; never a key. */
final class KeyReport {

    private KeyReport() {}

    /**
     * @param now what ages are counted to
     */
    static JsonObject json(ObservedComponent component, Instant now) {
        JsonObject json = json(component.cache().counts());
        JsonArray keySets = new JsonArray();
        component.cache().keySets().forEach(known -> keySets.add(json(known, now)));
        json.put("keySets", keySets);
        JsonArray budgets = new JsonArray();
        component.budgets().all().forEach(budget -> budgets.add(json(budget)));
        json.put("budgets", budgets);
        return json;
    }

    /**
     * The same for people.
     *
     * @param name the component's
     */
    static String text(String name, ObservedComponent component, Instant now) {
        StringBuilder text = new StringBuilder(line(name, component.cache().counts()));
        for (WriteBudget budget : component.budgets().all()) {
            text.append("    subscription ").append(budget.subscription()).append(": ");
            text.append(budget.remaining())
                    .append(" calls left, ")
                    .append(budget.waiting())
                    .append(" waiting");
            text.append(budget.pausedUntil() == null ? "\n" : ", paused until " + budget.pausedUntil() + "\n");
        }
        for (CachedKeySet known : component.cache().keySets()) {
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

    private static JsonObject json(WriteBudget budget) {
        JsonObject json = new JsonObject();
        json.put("subscription", budget.subscription());
        json.put("remaining", budget.remaining());
        json.put("waiting", budget.waiting());
        if (budget.pausedUntil() != null) {
            json.put("pausedUntil", budget.pausedUntil().toString());
        }
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
                "%s: %d from memory (%d of them old), %d calls, %d failures%n",
                name, counts.hits(), counts.staleHits(), counts.calls(), counts.failures());
    }

    private static long age(CachedKeySet known, Instant now) {
        return Duration.between(known.retrievedAt(), now).toSeconds();
    }
}
