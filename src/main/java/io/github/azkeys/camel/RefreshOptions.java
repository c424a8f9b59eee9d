package io.github.azkeys.camel;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;

/**
 * Whether declared keys are looked at again. Immutable.
 *
 * @param period the time between two looks
 */
record RefreshOptions(boolean enabled, Duration period) {

    static final String ENABLED = "camel.azkeys.refreshEnabled";
    static final String PERIOD = "camel.azkeys.refreshPeriod";

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * @throws InvalidRequestException if a property says what cannot be
     */
    static RefreshOptions of(CamelContext context) {
        String enabled = property(context, ENABLED, "false");
        if (!enabled.equalsIgnoreCase("true") && !enabled.equalsIgnoreCase("false")) {
            throw new InvalidRequestException(ENABLED + " is '" + enabled + "'; it must be true or false");
        }
        return new RefreshOptions(Boolean.parseBoolean(enabled), period(context));
    }

    private static Duration period(CamelContext context) {
        String text = property(context, PERIOD, "60s");
        Duration period;
        try {
            period = context.getTypeConverter().convertTo(Duration.class, text);
        } catch (TypeConversionException e) {
            period = null;
        }
        if (period == null || period.compareTo(SHORTEST) < 0) {
            throw new InvalidRequestException(
                    PERIOD + " is '" + text + "'; it must be a time of 1 second or more, such as 60s or 5m");
        }
        return period;
    }

    private static String property(CamelContext context, String name, String otherwise) {
        return context.getPropertiesComponent()
                .resolveProperty(name)
                .orElse(otherwise)
                .trim();
    }

    /** Keys that were fetched sooner than this before a look are as good as fetched by it. */
    Duration recent() {
        return period.dividedBy(2);
    }

    /** What expires sooner than this after a look is renewed: another look may fail. */
    Duration margin() {
        return period.multipliedBy(2);
    }
}
