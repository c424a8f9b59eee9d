package io.github.azkeys.internal.placeholder;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.options.Times;
import java.time.Duration;
import org.apache.camel.CamelContext;

/**
 * Whether declared keys are looked at again. Immutable.
 *
 * @param period the time between two looks
 */
record RefreshOptions(boolean enabled, Duration period) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * @throws InvalidRequestException if a property says what cannot be
     */
    static RefreshOptions of(CamelContext context) {
        AzkeysProperties properties = new AzkeysProperties(context);
        properties.refuseUnknown();
        return new RefreshOptions(properties.isTrue(AzkeysProperties.REFRESH_ENABLED, false), period(properties));
    }

    private static Duration period(AzkeysProperties properties) {
        String text = properties.get(AzkeysProperties.REFRESH_PERIOD, "60s");
        return Times.parse(text)
                .filter(period -> period.compareTo(SHORTEST) >= 0)
                .orElseThrow(() -> new InvalidRequestException(AzkeysProperties.REFRESH_PERIOD + " is '" + text
                        + "'; it must be a time of 1 second or more, such as 60s or 5m"));
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
