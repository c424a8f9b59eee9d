// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.budget.WriteBudget;
import io.github.azkeys.internal.cache.CachedKeySet;
import io.github.azkeys.internal.cache.KeyCounts;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Reports names, ages, fingerprints and counts of the cached keys and the budgets of a component, but never a key. */
final class KeyReport {

    private KeyReport() {}

    static JsonObject json(ObservedComponent component, Instant now) {
        JsonObject json = json(component.cache().counts());
        JsonArray keySets = new JsonArray();
        component.cache().keySets().forEach(cached -> keySets.add(json(cached, now)));
        json.put("keySets", keySets);
        JsonArray budgets = new JsonArray();
        component.budgets().all().forEach(budget -> budgets.add(json(budget)));
        json.put("budgets", budgets);
        json.put("oldKeys", component.getOldKeys());
        json.put("declaredKeys", DeclaredKeysReport.json(component.declared()));
        return json;
    }

    static String text(String name, ObservedComponent component, Instant now) {
        StringBuilder text = new StringBuilder(line(name, component.cache().counts()));
        for (WriteBudget budget : component.budgets().all()) {
            text.append("    subscription ").append(budget.subscription()).append(": ");
            text.append(budget.remaining())
                    .append(" calls left, ")
                    .append(budget.waiting())
                    .append(" waiting");
            Instant pausedUntil = budget.pausedUntil(); // may be null a moment later
            text.append(pausedUntil == null ? "\n" : ", paused until " + pausedUntil + "\n");
        }
        if (component.getOldKeys() > 0) {
            text.append("    ").append(component.getOldKeys()).append(" uses of declared keys have an old key\n");
        }
        text.append(DeclaredKeysReport.text(component.declared()));
        for (CachedKeySet cached : component.cache().keySets()) {
            text.append("    ").append(line(cached.address().toString(), cached.counts()));
            if (cached.retrievedAt() != null) {
                text.append("        ").append(age(cached, now)).append(" s old: ");
                text.append(cached.fingerprints()).append('\n');
            }
            if (cached.failingSince() != null) {
                text.append("        failing since ").append(cached.failingSince());
                text.append(": ").append(cached.failure()).append('\n');
            }
        }
        return text.toString();
    }

    private static JsonObject json(CachedKeySet cached, Instant now) {
        JsonObject json = json(cached.address());
        json.put("apiVersion", cached.apiVersion());
        if (cached.retrievedAt() != null) {
            json.put("retrievedAt", cached.retrievedAt().toString());
            json.put("ageSeconds", age(cached, now));
            json.put("fingerprints", new JsonObject(cached.fingerprints()));
        }
        if (cached.expiresAt() != null) {
            json.put("expiresAt", cached.expiresAt().toString());
        }
        if (cached.failingSince() != null) {
            json.put("failingSince", cached.failingSince().toString());
            json.put("failure", cached.failure());
        }
        json.putAll(json(cached.counts()));
        return json;
    }

    static JsonObject json(ResourceAddress address) {
        JsonObject json = new JsonObject();
        json.put("operation", address.operation().name());
        json.put("resourceId", address.resourceId());
        if (address.keyName() != null) {
            json.put("keyName", address.keyName());
        }
        return json;
    }

    private static JsonObject json(WriteBudget budget) {
        JsonObject json = new JsonObject();
        json.put("subscription", budget.subscription());
        json.put("remaining", budget.remaining());
        json.put("waiting", budget.waiting());
        Instant pausedUntil = budget.pausedUntil(); // may be null a moment later
        if (pausedUntil != null) {
            json.put("pausedUntil", pausedUntil.toString());
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
                "%s: %d from cache (%d stale), %d calls, %d failures%n",
                name, counts.hits(), counts.staleHits(), counts.calls(), counts.failures());
    }

    private static long age(CachedKeySet cached, Instant now) {
        return Duration.between(cached.retrievedAt(), now).toSeconds();
    }
}
