package io.github.azkeys.internal.placeholder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Up if the keys of all placeholders could be refreshed and every route has its own; down with the names of those that
 * could not, since when and why. It makes no call. Threadsafe.
 */
final class AzkeysDeclaredKeysHealthCheck extends AbstractHealthCheck {

    private final KeyRefresh refresh;

    AzkeysDeclaredKeysHealthCheck(KeyRefresh refresh) {
        super("camel", "azkeys-declared-keys");
        this.refresh = refresh;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        refresh.aliases().forEach(alias -> builder.detail("azkeys." + alias, "UP"));
        List<String> told = new ArrayList<>();
        refresh.state().failures().forEach((subject, failure) -> {
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
