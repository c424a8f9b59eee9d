// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.internal.names.ClosestNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** The constants of an enum, as text. Immutable. */
record Constants(List<Enum<?>> all) {

    /** Names of the Azure CLI, of SDKs and of the portal that resemble another constant, or none. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "azurecloud", "AZURE_PUBLIC",
            "global", "AZURE_PUBLIC",
            "mooncake", "AZURE_CHINA",
            "default", "AZURE_IDENTITY",
            "defaultazurecredential", "AZURE_IDENTITY",
            "azurecli", "AZURE_IDENTITY",
            "msi", "MANAGED_IDENTITY",
            "serviceprincipal", "CLIENT_SECRET");

    static Constants of(Class<?> type) {
        return new Constants(Stream.of(type.getEnumConstants())
                .<Enum<?>>map(Enum.class::cast)
                .toList());
    }

    /** Returns the constant of a text, as Camel does: in any case, with hyphens or underscores, or in camel case. */
    Optional<Enum<?>> read(String text) {
        return Stream.of(text, StringHelper.asEnumConstantValue(text))
                .flatMap(name -> all.stream().filter(constant -> constant.name().equalsIgnoreCase(name)))
                .findFirst();
    }

    /** Returns a question with the constants that a wrong text may mean; empty if no constant is close. */
    String question(String text) {
        Map<String, String> names = new TreeMap<>();
        all.forEach(constant -> names.put(ClosestNames.plain(constant.name()), constant.name()));
        String known = OTHER_NAMES.get(ClosestNames.plain(text));
        return known != null && names.containsValue(known)
                ? ClosestNames.question(known, List.of(known))
                : ClosestNames.question(ClosestNames.plain(text), names.keySet(), names::get);
    }

    @Override
    public String toString() {
        return "one of " + all.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
