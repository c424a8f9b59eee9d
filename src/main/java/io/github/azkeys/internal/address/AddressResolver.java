package io.github.azkeys.internal.address;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.Parameter.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds the address of a resource from what the configuration states and what a message fills in. The configuration is
 * the boundary: a message fills what was left open and replaces nothing. Every name is checked against the rule of its
 * place before anything is sent. Immutable and threadsafe.
 */
public final class AddressResolver {

    private final Operation operation;
    private final StatedNames configuration;
    private final Map<String, Named> configured = new LinkedHashMap<>();

    /** A value and the source to blame for it. */
    private record Named(String value, String label) {}

    /**
     * @throws InvalidRequestException if what the configuration states is wrong or contradicts itself
     */
    public AddressResolver(Operation operation, StatedNames configuration) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.configuration = Objects.requireNonNull(configuration, "configuration");
        refuseWithoutUse(Role.KEY, "asks for all keys of the resource");
        refuseWithoutUse(Role.RESOURCE, "needs the whole " + configuration.resourceIdLabel());
        if (configuration.resourceId() != null) {
            configured.putAll(parse(configuration));
        }
        parts(configuration).forEach((name, part) -> fill(configured, name, part, true));
        configured.forEach(this::check);
    }

    /**
     * The address that configuration and message give together.
     *
     * @throws InvalidRequestException if a name is missing, breaks its rule, or if an id in the message is of another
     *     type or leads elsewhere than the configuration
     */
    public ResourceAddress resolve(StatedNames message) {
        Map<String, Named> names = new LinkedHashMap<>(configured);
        parts(message).forEach((name, part) -> fill(names, name, part, false));
        boolean open = operation.parameters().stream()
                .anyMatch(parameter -> parameter.role() != Role.KEY && !names.containsKey(parameter.name()));
        if (open && message.resourceId() != null) {
            parse(message).forEach((name, part) -> fill(names, name, part, true));
        }
        requireAll(names, message);
        names.forEach(this::check);
        return new ResourceAddress(
                operation,
                names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .value())));
    }

    private void refuseWithoutUse(Role role, String reason) {
        if (configuration.value(role) != null && operation.parameters(role).isEmpty()) {
            throw new InvalidRequestException(
                    "azkeys:" + operation.name() + " " + reason + "; leave out " + configuration.label(role));
        }
    }

    private Map<String, Named> parse(StatedNames source) {
        String id = source.resourceId();
        Map<String, Named> names = new LinkedHashMap<>();
        operation
                .path()
                .match(id)
                .orElseThrow(() -> new InvalidRequestException(source.resourceIdLabel() + " '" + printable(id)
                        + "' is not the id of a " + operation.path().resourceType()
                        + ", which azkeys:" + operation.name() + " needs; it looks like "
                        + operation.path().resourceTemplate()))
                .forEach((name, value) -> names.put(name, new Named(value, source.resourceIdLabel())));
        return names;
    }

    private Map<String, Named> parts(StatedNames source) {
        Map<String, Named> names = new LinkedHashMap<>();
        for (Role role : List.of(Role.SUBSCRIPTION, Role.RESOURCE_GROUP, Role.KEY)) {
            String value = source.value(role);
            operation.parameters(role).forEach(parameter -> {
                if (value != null) {
                    names.put(parameter.name(), new Named(value, source.label(role)));
                }
            });
        }
        String resourceName = source.value(Role.RESOURCE);
        List<Parameter> parameters = operation.parameters(Role.RESOURCE);
        if (resourceName != null && !parameters.isEmpty()) {
            String[] values = resourceName.split("/", -1);
            if (values.length != parameters.size()) {
                throw new InvalidRequestException(source.label(Role.RESOURCE) + " '" + printable(resourceName)
                        + "' must have the form " + form(parameters) + " for azkeys:" + operation.name());
            }
            for (int i = 0; i < values.length; i++) {
                names.put(parameters.get(i).name(), new Named(values[i], source.label(Role.RESOURCE)));
            }
        }
        return names;
    }

    private static void fill(Map<String, Named> names, String name, Named part, boolean mustAgree) {
        Named stated = names.putIfAbsent(name, part);
        if (mustAgree && stated != null && !stated.value().equalsIgnoreCase(part.value())) {
            throw new InvalidRequestException(part.label() + " says " + name + " '" + printable(part.value())
                    + "', but " + stated.label() + " says '" + printable(stated.value()) + "'; leave one of them out");
        }
    }

    private void requireAll(Map<String, Named> names, StatedNames message) {
        List<Role> missing = operation.parameters().stream()
                .filter(parameter -> !names.containsKey(parameter.name()))
                .map(Parameter::role)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            boolean whole = missing.contains(Role.ID);
            String needed = (whole ? List.of(Role.ID) : missing)
                    .stream()
                            .map(role -> configuration.label(role) + " or " + message.label(role))
                            .collect(Collectors.joining(", and "));
            throw new InvalidRequestException(
                    "azkeys:" + operation.name() + " does not know which resource to ask: set " + needed
                            + (whole ? "" : " (or the whole " + configuration.resourceIdLabel() + ")"));
        }
    }

    private void check(String name, Named named) {
        operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(parameter -> parameter.violation(named.value()))
                .ifPresent(rule -> {
                    throw new InvalidRequestException(
                            named.label() + ": " + name + " '" + printable(named.value()) + "' " + rule);
                });
    }

    private static String form(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).collect(Collectors.joining("/"));
    }

    /** A value that came from outside, safe to print on one line. */
    private static String printable(String value) {
        String safe = value.replaceAll("\\p{C}|[\\u2028\\u2029]", "\uFFFD");
        return safe.length() <= 300 ? safe : safe.substring(0, 300) + "…";
    }
}
