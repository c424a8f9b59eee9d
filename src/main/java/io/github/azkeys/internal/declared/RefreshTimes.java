// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.options.Times;
import io.github.azkeys.internal.text.Printable;
import java.time.Duration;
import org.apache.camel.CamelContext;

/**
 * The times of the refresh. Immutable.
 *
 * @param period the time between two refreshes
 * @param refusedMinimumInterval the shortest time between two look-ups of the keys of a resource that are refused
 * @param reloadGrace how long the old endpoint of a reloaded route stays open
 */
public record RefreshTimes(Duration period, Duration refusedMinimumInterval, Duration reloadGrace) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * Reads the properties of an application.
     *
     * @throws InvalidRequestException if a time is not valid
     */
    public static RefreshTimes of(CamelContext context) {
        AzkeysProperties properties = new AzkeysProperties(context);
        return new RefreshTimes(
                time(properties, AzkeysProperties.REFRESH_PERIOD, "60s"),
                time(properties, AzkeysProperties.REFUSED_MINIMUM_INTERVAL, "1s"),
                time(properties, AzkeysProperties.RELOAD_GRACE, "10s", Duration.ZERO, "a time such as 10s or 1m"));
    }

    private static Duration time(AzkeysProperties properties, String name, String defaultValue) {
        return time(properties, name, defaultValue, SHORTEST, "a time of 1 second or more, such as 60s or 5m");
    }

    private static Duration time(
            AzkeysProperties properties, String name, String defaultValue, Duration shortest, String valid) {
        String text = properties.get(name, defaultValue);
        return Times.parse(text)
                .filter(parsed -> parsed.compareTo(shortest) >= 0)
                .orElseThrow(() ->
                        new InvalidRequestException(name + " is '" + Printable.of(text) + "'; it must be " + valid));
    }
}
