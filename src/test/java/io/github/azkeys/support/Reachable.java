// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The objects that can be reached through the fields of this project's classes and through containers. */
public final class Reachable {

    private static final String OURS = "io.github.azkeys.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reachable() {}

    /** Returns the objects that can be reached from others. */
    public static Set<Object> from(Collection<?> roots) {
        Reachable reachable = new Reachable();
        roots.forEach(reachable::add);
        while (!reachable.open.isEmpty()) {
            reachable.follow(reachable.open.pop());
        }
        return reachable.seen;
    }

    /** Returns the values of the static fields of a class. */
    public static Collection<Object> statics(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> value(field, null))
                .filter(value -> value != null)
                .toList();
    }

    private void add(Object object) {
        if (object != null && seen.add(object)) {
            open.push(object);
        }
    }

    private void follow(Object object) {
        if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        } else if (object instanceof Cache<?, ?> cache) {
            add(cache.asMap());
        } else if (object instanceof JsonNode json) {
            add(json.toString());
        } else if (object instanceof Collection<?> items) {
            items.forEach(this::add);
        } else if (object instanceof Object[] items) {
            Arrays.stream(items).forEach(this::add);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        } else if (object instanceof Reference<?> reference) {
            add(reference.get());
        } else if (object instanceof AtomicReference<?> reference) {
            add(reference.get());
        } else if (object instanceof CompletableFuture<?> future) {
            add(future.isDone() && !future.isCompletedExceptionally() ? future.join() : null);
        } else {
            fields(object);
        }
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith(OURS)) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        add(value(field, object));
                    }
                }
            }
        }
    }

    private static Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
