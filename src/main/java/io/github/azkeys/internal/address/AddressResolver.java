// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.Parameter.Role;
import io.github.azkeys.internal.catalog.PathTemplate;
import io.github.azkeys.internal.text.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Finds the address of a resource from the names in the configuration and in a message. The configuration is the
 * boundary: a message can add missing names but cannot replace any. A missing, invalid or contradictory name is an
 * {@link InvalidRequestException}. Immutable and threadsafe.
 */
public final class AddressResolver {

    private static final List<Role> PARTS = List.of(Role.SUBSCRIPTION, Role.RESOURCE_GROUP, Role.KEY, Role.RESOURCE);

    private final Operation operation;
    private final StatedNames configuration;
    private final Map<String, Named> configured = new LinkedHashMap<>();

    /** The address that the configuration states completely; null if messages have to add names. */
    private final ResourceAddress stated;

    /** A value and its source, for errors. */
    private record Named(String value, String label) {

        String printable() {
            return Printable.of(value);
        }
    }

    public AddressResolver(Operation operation, StatedNames configuration) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        rejectUnused(Role.KEY, "returns all keys of the resource");
        rejectUnused(Role.RESOURCE_GROUP, "is for a resource of a subscription, which has no resource group");
        rejectUnused(Role.RESOURCE, "needs the complete " + configuration.resourceIdLabel());
        String id = configuration.resourceId();
        if (id != null) {
            configured.putAll(fromId(new Named(id, configuration.resourceIdLabel())));
        }
        Map<String, Named> parts = new LinkedHashMap<>();
        fromParts(configuration, Map.of(), parts::put);
        parts.forEach((name, part) -> add(configured, name, part, true));
        configured.forEach(this::validate);
        stated = configured.size() == operation.parameters().size() ? address(configured) : null;
    }

    /** Returns the address that the configuration states completely; null if messages have to add names. */
    public ResourceAddress stated() {
        return stated;
    }

    /** Returns the address from configuration and message. */
    public ResourceAddress resolve(StatedNames message) {
        if (stated != null) {
            return stated;
        }
        Map<String, Named> names = new LinkedHashMap<>(configured);
        fromParts(message, configured, (name, part) -> add(names, name, part, false));
        String id = isOpen(names) ? message.resourceId() : null;
        if (id != null) {
            fromId(new Named(id, message.resourceIdLabel())).forEach((name, part) -> add(names, name, part, true));
        }
        requireAll(names, message);
        names.forEach((name, named) -> {
            if (configured.get(name) != named) { // the others are valid
                validate(name, named);
            }
        });
        return address(names);
    }

    /** Whether a name other than that of a key is missing. */
    private boolean isOpen(Map<String, Named> names) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.role() != Role.KEY && !names.containsKey(parameter.name())) {
                return true;
            }
        }
        return false;
    }

    private ResourceAddress address(Map<String, Named> names) {
        Map<String, String> values = new HashMap<>();
        names.forEach((name, named) -> values.put(name, named.value()));
        return new ResourceAddress(operation, values);
    }

    private void rejectUnused(Role role, String reason) {
        if (configuration.value(role) != null && operation.parameters(role).isEmpty()) {
            throw new InvalidRequestException(
                    "azkeys:" + operation.name() + " " + reason + "; leave out " + configuration.label(role));
        }
    }

    private Map<String, Named> fromId(Named id) {
        Map<String, Named> names = new LinkedHashMap<>();
        PathTemplate path = operation.path();
        CopiedId.read(id.value(), path.action())
                .flatMap(path::match)
                .orElseThrow(() -> new InvalidRequestException(id.label() + quoted(id) + " must be the id of a "
                        + path.resourceType() + " for azkeys:" + operation.name() + ", in the form "
                        + path.resourceTemplate() + ", or a URL of the Azure portal or of ARM that contains this id"
                        + slashes(path)))
                .forEach((name, value) -> names.put(name, new Named(inCase(name, value), id.label())));
        return names;
    }

    private static String slashes(PathTemplate path) {
        return path.parameters().stream()
                .filter(parameter -> parameter.slash() != null)
                .findFirst()
                .map(parameter ->
                        ", in which a slash of the " + parameter.name() + " is written as " + parameter.slash())
                .orElse("");
    }

    /** Returns a name of an id, which is not case-sensitive, in lower case if its rules require that. */
    private String inCase(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        Parameter rules = parameter(name);
        return rules.violation(value).isPresent() && rules.violation(lower).isEmpty() ? lower : value;
    }

    private Parameter parameter(String name) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** A URL of another site may contain a secret. */
    private static String quoted(Named id) {
        return id.value().contains("://") ? "" : " '" + id.printable() + "'";
    }

    /** Reads the names of a source, but not an option or header whose names are all known. */
    private void fromParts(StatedNames source, Map<String, Named> known, BiConsumer<String, Named> names) {
        for (Role role : PARTS) {
            List<Parameter> parameters = operation.parameters(role);
            boolean open = false;
            for (Parameter parameter : parameters) {
                open |= !known.containsKey(parameter.name());
            }
            String value = open ? source.value(role) : null; // once, as it may be another one later
            if (value != null) {
                Named named = new Named(value, source.label(role));
                List<String> parts = role == Role.RESOURCE
                        ? split(named, parameters)
                        : Collections.nCopies(parameters.size(), named.value());
                for (int i = 0; i < parts.size(); i++) {
                    names.accept(parameters.get(i).name(), new Named(parts.get(i), named.label()));
                }
            }
        }
    }

    /** Slashes separate the names, and those that remain belong to the name that can have slashes. */
    private List<String> split(Named name, List<Parameter> parameters) {
        List<String> parts = new ArrayList<>(List.of(name.value().split("/", -1)));
        for (int i = 0; i < parameters.size() && parts.size() > parameters.size(); i++) {
            if (parameters.get(i).slash() != null) {
                List<String> whole = parts.subList(i, i + 1 + parts.size() - parameters.size());
                String joined = String.join(parameters.get(i).slash(), whole);
                whole.clear();
                parts.add(i, joined);
            }
        }
        if (parts.size() != parameters.size()) {
            String form = parameters.stream().map(Parameter::name).collect(Collectors.joining("/"));
            throw new InvalidRequestException(name.label() + " '" + name.printable() + "' must have the form " + form
                    + " for azkeys:" + operation.name());
        }
        return parts;
    }

    private static void add(Map<String, Named> names, String name, Named part, boolean mustAgree) {
        Named stated = names.putIfAbsent(name, part);
        if (mustAgree && stated != null && !stated.value().equalsIgnoreCase(part.value())) {
            throw new InvalidRequestException(part.label() + " has " + name + " '" + part.printable() + "', but "
                    + stated.label() + " has '" + stated.printable() + "'; leave one of them out");
        }
    }

    private void requireAll(Map<String, Named> names, StatedNames message) {
        if (names.size() == operation.parameters().size()) {
            return;
        }
        List<Role> missing = operation.parameters().stream()
                .filter(parameter -> !names.containsKey(parameter.name()))
                .map(Parameter::role)
                .distinct()
                .toList();
        boolean whole = missing.contains(Role.ID);
        String needed = (whole ? List.of(Role.ID) : missing)
                .stream()
                        .map(role -> configuration.label(role) + " or " + message.label(role))
                        .collect(Collectors.joining(", and "));
        throw new InvalidRequestException("azkeys:" + operation.name() + " cannot identify the resource: set " + needed
                + (whole ? "" : " (or the complete " + configuration.resourceIdLabel() + ")"));
    }

    private void validate(String name, Named named) {
        Parameter parameter = parameter(name);
        if (operation.path().isOfSubscription(parameter, named.value())) {
            return;
        }
        parameter.violation(named.value()).ifPresent(rule -> {
            throw new InvalidRequestException(named.label() + ": " + name + " '" + named.printable() + "' " + rule
                    + all(parameter.role(), named.value()));
        });
    }

    private static String all(Role role, String name) {
        return (role == Role.RESOURCE || role == Role.RESOURCE_GROUP) && name.length() > 1 && name.contains("*")
                ? "; * is supported only as the whole option " + role.option()
                : "";
    }
}
