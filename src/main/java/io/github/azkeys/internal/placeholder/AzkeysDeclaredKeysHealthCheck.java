package io.github.azkeys.internal.placeholder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Up if the keys of all placeholders were refreshed and all routes were reloaded. Otherwise down, with the names of those
 * that failed, since when and why. It makes no call. Threadsafe.
 */
final class AzkeysDeclaredKeysHealthCheck extends AbstractHealthCheck {

    private final PlaceholderUses uses;
    private final RefreshState state;
    private boolean registered;

    AzkeysDeclaredKeysHealthCheck(PlaceholderUses uses, RefreshState state) {
        super("camel", "azkeys-declared-keys");
        this.uses = uses;
        this.state = state;
    }

    /** Registers the check once, if the application has health checks by now. */
    synchronized void register(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (!registered && registry != null) {
            registered = registry.register(this);
        }
    }

    synchronized void unregister(CamelContext context) {
        if (registered) {
            HealthCheckRegistry.get(context).unregister(this);
            registered = false;
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        uses.aliases().forEach(alias -> builder.detail("azkeys." + alias, "UP"));
        List<String> told = new ArrayList<>();
        state.failures().forEach((subject, failure) -> {
            told.add(subject + " could not be refreshed since " + failure.since() + ": " + failure.problem());
            builder.detail("azkeys." + subject.replaceFirst("^" + KeyLook.ALIAS, ""), "DOWN since " + failure.since());
        });
        if (told.isEmpty()) {
            builder.up();
        } else {
            builder.down().message(String.join("; ", told));
        }
    }
}
