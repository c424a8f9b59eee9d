// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.internal.shape.JsonMappers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the place of a setting that is set in a wrong place. */
final class OtherPlaces {

    private static final String DESCRIPTOR = "/META-INF/io/github/azkeys/camel/azkeys.json";
    private static final String COMPONENT = "camel.component.azkeys.";

    private OtherPlaces() {}

    /**
     * Returns a text such as {@code (an option of the component: camel.component.azkeys.cacheSize)}, with a space before it;
     * empty if there is no other place.
     *
     * @param name the name of the setting in any spelling, without a prefix
     */
    static Optional<String> of(String name) {
        return property(name).or(() -> componentOption(name));
    }

    /** Returns the text for a property of the application. */
    static Optional<String> property(String name) {
        String wanted = PropertyNames.plain(AzkeysProperties.PREFIX + name);
        return AzkeysProperties.ALL.stream()
                .filter(property -> PropertyNames.plain(property).equals(wanted))
                .findFirst()
                .map(property -> " (a property of the application: " + property + ")");
    }

    /** Returns the text for an option of the component. */
    static Optional<String> componentOption(String name) {
        String wanted = PropertyNames.plain(name);
        return componentOptions().stream()
                .filter(option -> PropertyNames.plain(option).equals(wanted))
                .findFirst()
                .map(option -> " (an option of the component: " + COMPONENT + option + ")");
    }

    /** Reads the descriptor, which native applications do not have. */
    static List<String> componentOptions() {
        List<String> options = new ArrayList<>();
        try (InputStream descriptor = OtherPlaces.class.getResourceAsStream(DESCRIPTOR)) {
            if (descriptor != null) {
                JsonMappers.shared()
                        .readTree(descriptor)
                        .path("componentProperties")
                        .fieldNames()
                        .forEachRemaining(options::add);
            }
        } catch (IOException e) {
            return List.of(); // the caller reports another failure
        }
        return options;
    }
}
