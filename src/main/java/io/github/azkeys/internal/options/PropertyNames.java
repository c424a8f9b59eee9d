// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.names.ClosestNames;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** Checks the names of the properties {@code camel.azkeys.*} and of the environment variables for them. */
public final class PropertyNames {

    private static final String VARIABLES = "CAMEL_AZKEYS_";

    /** The environment variables of Kubernetes in each container for services such as camel-azkeys and camel-azkeys-demo. */
    private static final Pattern KUBERNETES = Pattern.compile("(\\w+_)?(SERVICE_(HOST|PORT.*)|PORT(_.*)?)");

    private static final Set<String> KNOWN =
            AzkeysProperties.ALL.stream().map(PropertyNames::plain).collect(toSet());

    private PropertyNames() {}

    /**
     * Refuses unknown properties and environment variables.
     *
     * @param names the names of the properties, in camel case or with hyphens
     * @param environment the names of all environment variables
     * @throws InvalidRequestException if one of them is unknown, such as a misspelt one
     */
    static void refuseUnknown(Collection<String> names, Collection<String> environment) {
        Set<String> known = AzkeysProperties.ALL.stream()
                .flatMap(name -> List.of(name, hyphenated(name)).stream())
                .collect(toSet());
        Set<String> unknown = new TreeSet<>();
        names.stream()
                .filter(name -> !isDeclaration(name) && !known.contains(name))
                .forEach(unknown::add);
        environment.stream().filter(PropertyNames::isUnknownVariable).forEach(unknown::add);
        refuse(unknown);
    }

    /**
     * Refuses unknown properties of Spring Boot, which are not listed by Camel.
     *
     * @param names the names after {@code camel.azkeys.}, in any spelling of Spring Boot
     * @throws InvalidRequestException if one of them is unknown
     */
    public static void refuseUnknown(Set<String> names) {
        refuse(set(AzkeysProperties.PREFIX, names).stream()
                .filter(name -> !isDeclaration(name) && !KNOWN.contains(plain(name)))
                .toList());
    }

    /**
     * Returns the aliases of Spring Boot without those of environment variables, whose names it changes.
     *
     * @param names the names after {@code camel.azkeys.keys.}
     */
    public static List<String> aliases(Set<String> names) {
        return set(AzkeysProperties.KEYS, names).stream()
                .map(name -> name.substring(AzkeysProperties.KEYS.length()))
                .sorted()
                .toList();
    }

    private static Set<String> set(String prefix, Set<String> names) {
        return withoutEnvironment(
                names.stream().map(prefix::concat).collect(toSet()),
                System.getenv().keySet());
    }

    /** Returns the names without those that a runtime has made from the names of environment variables. */
    static Set<String> withoutEnvironment(Set<String> names, Collection<String> environment) {
        Set<String> others = new TreeSet<>(names);
        environment.forEach(
                variable -> others.remove(variable.toLowerCase(Locale.ROOT).replace('_', '.')));
        return others;
    }

    private static boolean isDeclaration(String name) {
        return name.startsWith(AzkeysProperties.KEYS) || name.startsWith(AzkeysProperties.CREDENTIALS);
    }

    private static boolean isUnknownVariable(String variable) {
        if (!variable.startsWith(VARIABLES)) {
            return false;
        }
        String name = variable.substring(VARIABLES.length());
        return !name.startsWith("KEYS_")
                && !name.startsWith("CREDENTIALS_")
                && !KUBERNETES.matcher(name).matches()
                && !KNOWN.contains(plain(AzkeysProperties.PREFIX + name));
    }

    private static void refuse(Collection<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new InvalidRequestException("Unknown property "
                    + unknown.stream()
                            .sorted()
                            .map(name -> name + question(name))
                            .collect(joining(", "))
                    + ". Supported: " + String.join(", ", new TreeSet<>(AzkeysProperties.ALL)) + ", "
                    + AzkeysProperties.KEYS + "<alias> and " + AzkeysProperties.CREDENTIALS + "<name>");
        }
    }

    private static String question(String unknown) {
        boolean variable = unknown.startsWith(VARIABLES);
        String given = unknown.substring(variable ? VARIABLES.length() : AzkeysProperties.PREFIX.length());
        Optional<String> option = OtherPlaces.componentOption(given);
        if (option.isPresent()) {
            return option.get();
        }
        String name = variable ? given.toLowerCase(Locale.ROOT).replaceFirst("_", ".") : given;
        int dot = name.indexOf('.');
        Stream<String> declarations =
                ClosestNames.of(dot < 0 ? name : name.substring(0, dot), List.of("keys", "credentials"), 2).stream()
                        .map(group -> group + (dot < 0 ? ".<name>" : name.substring(dot)));
        Stream<String> others =
                AzkeysProperties.ALL.stream().map(property -> property.substring(AzkeysProperties.PREFIX.length()));
        return ClosestNames.question(
                name, Stream.concat(declarations, others).toList(), AzkeysProperties.PREFIX::concat);
    }

    static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns a property {@code camel.azkeys.*} with hyphens in place of camel case. */
    static String hyphenated(String name) {
        return AzkeysProperties.PREFIX + StringHelper.camelCaseToDash(name.substring(AzkeysProperties.PREFIX.length()));
    }
}
