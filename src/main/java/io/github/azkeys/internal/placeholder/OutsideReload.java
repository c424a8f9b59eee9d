package io.github.azkeys.internal.placeholder;

import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextReloadStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be done where a placeholder was resolved for something else than a route, such as an option of a component: a
 * warning, and Camel's reload of the whole context where the application has that.
 */
final class OutsideReload {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideReload.class);

    private final CamelContext context;

    OutsideReload(CamelContext context) {
        this.context = context;
    }

    /** Whether all routes were reloaded. */
    boolean follow(List<PlaceholderUses.Use> uses) {
        String placeholders = uses.stream()
                .map(use -> use.placeholder().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        ContextReloadStrategy strategy = context.hasService(ContextReloadStrategy.class);
        LOG.warn(
                "{} changed, and was used outside of routes{}: what was configured with it has the old key until {}",
                placeholders,
                properties(uses),
                strategy == null
                        ? "the application is restarted"
                        : "the context is reloaded, which happens now; what Camel does not reload needs a restart");
        if (strategy == null) {
            return false;
        }
        strategy.onReload("azkeys");
        return true;
    }

    /** The names of those properties that hold one of the placeholders. */
    private String properties(List<PlaceholderUses.Use> uses) {
        Properties all = context.getPropertiesComponent().loadProperties(name -> true);
        TreeSet<String> names = new TreeSet<>();
        for (String name : all.stringPropertyNames()) {
            String value = all.getProperty(name);
            if (uses.stream().anyMatch(use -> use.placeholder().isIn(value))) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }
}
