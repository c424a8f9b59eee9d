// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Up if all declared keys in use were refreshed and all routes were reloaded. Otherwise down, with the failed aliases
 * and routes, the time of the first failure, and the reason. Makes no call. Threadsafe.
 */
final class AzkeysDeclaredKeysHealthCheck extends AbstractHealthCheck {

    private final Supplier<Set<String>> aliases;
    private final RefreshFailures failures;
    private final IntSupplier behind;

    AzkeysDeclaredKeysHealthCheck(Supplier<Set<String>> aliases, RefreshFailures failures, IntSupplier behind) {
        super("camel", "azkeys-declared-keys");
        this.aliases = aliases;
        this.failures = failures;
        this.behind = behind;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        aliases.get().forEach(alias -> builder.detail("azkeys." + alias, "UP"));
        List<String> messages = new ArrayList<>();
        failures.all().forEach((subject, failure) -> {
            messages.add(subject + " has not been refreshed since " + failure.since() + ": " + failure.problem());
            builder.detail(
                    "azkeys." + subject.replaceFirst("^" + PlaceholderResolver.ALIAS, ""),
                    "DOWN since " + failure.since());
        });
        if (behind.getAsInt() > 0) {
            builder.detail("azkeys.old.keys", behind.getAsInt());
        }
        if (messages.isEmpty()) {
            builder.up();
        } else {
            builder.down().message(String.join("; ", messages));
        }
    }
}
