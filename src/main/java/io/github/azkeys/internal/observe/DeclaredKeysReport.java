// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.KeyUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Reports which routes and credentials use which declared key, by its fingerprint, and when keys are listed next. */
final class DeclaredKeysReport {

    private static final Comparator<KeyUse> BY_USER =
            Comparator.comparing(KeyUse::user).thenComparing(use -> use.key().toString());

    private DeclaredKeysReport() {}

    static JsonObject json(KeyRefresh refresh) {
        JsonObject json = new JsonObject();
        Instant nextRefresh = refresh.nextRefresh(); // may be null a moment later
        if (nextRefresh != null) {
            json.put("nextRefresh", nextRefresh.toString());
        }
        JsonArray uses = new JsonArray();
        sorted(refresh).forEach(use -> uses.add(json(use)));
        json.put("uses", uses);
        return json;
    }

    static String text(KeyRefresh refresh) {
        StringBuilder text = new StringBuilder();
        for (KeyUse use : sorted(refresh)) {
            text.append("    ")
                    .append(use.user())
                    .append(" uses ")
                    .append(use.key())
                    .append(": ");
            text.append(use.fingerprint() == null ? "the default value" : use.fingerprint());
            text.append(use.expiresAt() == null ? "\n" : ", valid until " + use.expiresAt() + "\n");
        }
        Instant nextRefresh = refresh.nextRefresh(); // may be null a moment later
        if (nextRefresh != null) {
            text.append("    declared keys are listed next at ")
                    .append(nextRefresh)
                    .append('\n');
        }
        return text.toString();
    }

    private static JsonObject json(KeyUse use) {
        JsonObject json = KeyReport.json(use.origin().request().address());
        json.put("user", use.user());
        json.put("key", use.key().toString());
        if (use.fingerprint() != null) {
            json.put("fingerprint", use.fingerprint());
        }
        if (use.expiresAt() != null) {
            json.put("expiresAt", use.expiresAt().toString());
        }
        return json;
    }

    /** A node may use a key twice, for example in an endpoint that it creates again. */
    private static List<KeyUse> sorted(KeyRefresh refresh) {
        return refresh.uses().stream().distinct().sorted(BY_USER).toList();
    }
}
