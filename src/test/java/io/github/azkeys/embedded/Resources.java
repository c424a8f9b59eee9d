package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.keys.KeySet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources that exist, what they answer, and what an administrator did to them. Threadsafe. */
final class Resources {

    private final Operations operations;
    private final Secrets secrets;
    private final boolean every;
    // by operation and id: one resource may serve several operations
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> subscriptions = new HashSet<>();
    private final Set<String> resourceGroups = new HashSet<>();
    // as given, by their normal form
    private final Map<String, String> locks = new LinkedHashMap<>();
    private final List<Denial> denied = new ArrayList<>();
    private final Set<String> disabled = new HashSet<>();
    private final Set<String> removed = new HashSet<>();

    private record Entry(Route route, ObjectNode answer) {}

    /** @param permissions in lower case, none for all */
    private record Denial(String scope, Set<String> permissions) {}

    /** @param every whether a resource comes into being when it is asked for */
    Resources(Operations operations, Secrets secrets, boolean every) {
        this.operations = operations;
        this.secrets = secrets;
        this.every = every;
        operations.all().stream()
                .filter(operation -> operation.sample() != null)
                .forEach(operation -> put(
                        new Route(operation, operation.sample().request()),
                        operation.sample().response()));
    }

    synchronized void add(String operationName, String id) {
        Operation operation = operations.get(operationName);
        if (operation.sample() == null) {
            throw new IllegalArgumentException("The operation '" + operationName + "' has no sample to go by");
        }
        Route route = operations.route(operation, id);
        ObjectNode answer =
                new SampleKeys(operation).replaceAll(operation.sample().response(), secrets::makeLike);
        rename(answer, operation.sample().request(), route.values());
        put(route, answer);
    }

    /** Somebody asks for that resource. */
    synchronized void meet(Route route) {
        if (!every) {
            return;
        }
        open(route);
        Operation operation = operations.get(route.operation().name());
        boolean settled = entries.containsKey(key(route)) || Ids.isWithin(Ids.normal(route.target()), removed);
        if (!settled && operation.sample() != null) {
            add(operation.name(), route.target());
        }
    }

    private void put(Route route, ObjectNode answer) {
        entries.put(key(route), new Entry(route, answer));
        open(route);
    }

    /** Its subscription and its resource group are there, whatever becomes of the resource. */
    private void open(Route route) {
        subscriptions.add(Ids.normal(route.subscription()));
        resourceGroups.add(Ids.normal(route.subscription() + "/" + route.resourceGroup()));
    }

    synchronized void remove(String id) {
        if (!every) {
            existing(id);
        }
        entries.values().removeIf(entry -> isBelow(entry, id));
        removed.add(Ids.normal(id));
    }

    /** Gives one key a new value wherever it is answered. */
    synchronized void regenerate(String id, String keyName) {
        List<Entry> found = existing(id);
        // of several operations on one resource it may be that only one answers this key
        List<Entry> named = found.stream()
                .filter(entry -> keys(entry).read(entry.answer).keyNames().contains(keyName))
                .toList();
        for (Entry entry : named.isEmpty() ? found : named) {
            ObjectNode changed = keys(entry).replace(entry.answer, keyName, secrets::makeLike);
            entries.put(key(entry.route), new Entry(entry.route, changed));
        }
    }

    /** Gives one key a new value as a caller asks for it, with what is made of the key; returns ARM's answer. */
    synchronized ObjectNode regenerate(KeyRoute key) {
        String target = Ids.normal(key.route().target());
        List<Entry> same = entries.values().stream()
                .filter(entry -> Ids.normal(entry.route.target()).equals(target))
                .toList();
        for (Entry entry : same) {
            ObjectNode changed = entry.answer;
            for (String name : concerned(key, entry)) {
                changed = keys(entry).replace(changed, name, secrets::makeLike);
            }
            entries.put(key(entry.route), new Entry(entry.route, changed));
        }
        Entry asked = entries.get(key(key.route()));
        return key.relisted()
                ? keys(asked).around(asked.answer, concerned(key, asked).get(0))
                : asked.answer.deepCopy();
    }

    private static List<String> concerned(KeyRoute key, Entry entry) {
        return keys(entry).read(entry.answer).keyNames().stream()
                .filter(key::concerns)
                .toList();
    }

    synchronized void lock(String id) {
        locks.put(Ids.normal(id), id);
    }

    synchronized void unlock(String id) {
        locks.remove(Ids.normal(id));
    }

    synchronized void deny(String id, String... permissions) {
        Set<String> taken = Stream.of(permissions)
                .map(permission -> permission.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        denied.add(new Denial(Ids.normal(id), taken));
    }

    synchronized void allow(String id) {
        denied.removeIf(denial -> denial.scope.equals(Ids.normal(id)));
    }

    synchronized void disableKeys(String id) {
        disabled.add(Ids.normal(id));
    }

    /** The locked scope that the route lies in, as it was given. */
    synchronized Optional<String> lock(Route route) {
        String target = Ids.normal(route.target());
        return locks.entrySet().stream()
                .filter(lock -> Ids.isWithin(target, Set.of(lock.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    synchronized boolean isDenied(Route route) {
        String target = Ids.normal(route.target());
        String permission = route.permission().toLowerCase(Locale.ROOT);
        return denied.stream()
                .filter(denial -> denial.permissions.isEmpty() || denial.permissions.contains(permission))
                .anyMatch(denial -> Ids.isWithin(target, Set.of(denial.scope)));
    }

    synchronized boolean hasKeysDisabled(Route route) {
        return Ids.isWithin(Ids.normal(route.target()), disabled);
    }

    synchronized boolean hasSubscription(String subscription) {
        return subscriptions.contains(Ids.normal(subscription));
    }

    synchronized boolean hasResourceGroup(Route route) {
        return resourceGroups.contains(Ids.normal(route.subscription() + "/" + route.resourceGroup()));
    }

    /** What the resource answers, or nothing where it does not exist. */
    synchronized Optional<ObjectNode> answer(Route route) {
        Entry entry = entries.get(key(route));
        if (entry == null) {
            return Optional.empty();
        }
        remembered(entry);
        return Optional.of(entry.answer.deepCopy());
    }

    synchronized KeySet keys(String operationName, String id) {
        Route route = operations.route(operations.get(operationName), id);
        meet(route);
        Entry entry = entries.get(key(route));
        if (entry == null) {
            throw new IllegalArgumentException("There is no resource " + id);
        }
        return remembered(entry);
    }

    /** The keys that leave here are secrets, also those that the documentation shows. */
    private KeySet remembered(Entry entry) {
        KeySet keys = keys(entry).read(entry.answer);
        keys.keyNames().forEach(name -> secrets.remember(keys.key(name)));
        return keys;
    }

    private static SampleKeys keys(Entry entry) {
        return new SampleKeys(entry.route.operation());
    }

    private List<Entry> existing(String id) {
        List<Entry> found =
                entries.values().stream().filter(entry -> isBelow(entry, id)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no resource " + id);
        }
        return found;
    }

    private static boolean isBelow(Entry entry, String id) {
        return Ids.isWithin(Ids.normal(entry.route.target()), Set.of(Ids.normal(id)));
    }

    private static String key(Route route) {
        return route.operation().name() + Ids.normal(route.target());
    }

    /** Where the sample repeats a name of its request, the new resource repeats its own. */
    private static void rename(JsonNode node, Map<String, String> from, Map<String, String> to) {
        if (node instanceof ObjectNode object) {
            for (String field :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode value = object.get(field);
                from.entrySet().stream()
                        .filter(name -> value.isTextual() && value.textValue().equals(name.getValue()))
                        .findFirst()
                        .ifPresent(name -> object.put(field, to.get(name.getKey())));
                rename(value, from, to);
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> rename(item, from, to));
        }
    }
}
