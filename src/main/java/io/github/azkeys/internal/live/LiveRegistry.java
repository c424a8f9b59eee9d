// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;

/**
 * The registry of an application, which also finds live credentials. Its own beans have precedence, and look-ups by another
 * type create no credential. Threadsafe if the registry is.
 */
final class LiveRegistry implements Registry, Closeable {

    private final Registry registry;
    private final LiveCredentials credentials;

    private LiveRegistry(Registry registry, LiveCredentials credentials) {
        this.registry = registry;
        this.credentials = credentials;
    }

    /**
     * Adds the credentials to the registry of an application, unless it has them. They are in the fallback and not a
     * repository: a repository has precedence over beans that the application binds, and Camel 4.14 fails to add the first
     * one.
     */
    static void install(CamelContext context, LiveCredentials credentials) {
        Registry registry = context.getRegistry();
        if (registry instanceof DefaultRegistry known) {
            if (!(known.getFallbackRegistry() instanceof LiveRegistry)) {
                known.setFallbackRegistry(new LiveRegistry(known.getFallbackRegistry(), credentials));
            }
        } else if (!(registry instanceof LiveRegistry)) {
            context.getCamelContextExtension().setRegistry(new LiveRegistry(registry, credentials));
        }
    }

    @Override
    public Object lookupByName(String name) {
        Object bean = registry.lookupByName(name);
        return bean == null ? credentials.get(name) : bean;
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        T bean = registry.lookupByNameAndType(name, type);
        if (bean != null) {
            return bean;
        }
        CredentialDeclaration declaration = credentials.properties().find(name);
        Class<?> product =
                declaration == null ? null : declaration.type().product().orElse(null);
        if (product != null && !type.isAssignableFrom(product)) {
            throw new NoSuchBeanException(
                    name,
                    CredentialProperties.property(name) + " is a " + product.getName() + " and not a "
                            + type.getName());
        }
        return type.cast(credentials.get(name));
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        credentials.names(type).forEach(name -> found.put(name, type.cast(credentials.get(name))));
        found.putAll(registry.findByTypeWithName(type));
        return found;
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return new LinkedHashSet<>(findByTypeWithName(type).values());
    }

    /** Returns null if there are several, without creating one that is not needed. */
    @Override
    public <T> T findSingleByType(Class<T> type) {
        Set<T> bound = registry.findByType(type);
        Set<String> names = credentials.names(type);
        if (bound.size() + names.size() != 1) {
            return null;
        }
        return bound.isEmpty()
                ? type.cast(credentials.get(names.iterator().next()))
                : bound.iterator().next();
    }

    @Override
    public void bind(String id, Class<?> type, Object bean) {
        registry.bind(id, type, bean);
    }

    @Override
    public void bind(String id, Class<?> type, Object bean, String initMethod, String destroyMethod) {
        registry.bind(id, type, bean, initMethod, destroyMethod);
    }

    @Override
    public void bind(String id, Class<?> type, Supplier<Object> bean) {
        registry.bind(id, type, bean);
    }

    @Override
    public void bind(String id, Class<?> type, Supplier<Object> bean, String initMethod, String destroyMethod) {
        registry.bind(id, type, bean, initMethod, destroyMethod);
    }

    @Override
    public void bindAsPrototype(String id, Class<?> type, Supplier<Object> bean) {
        registry.bindAsPrototype(id, type, bean);
    }

    @Override
    public void unbind(String id) {
        registry.unbind(id);
    }

    @Override
    public Object wrap(Object value) {
        return registry.wrap(value);
    }

    @Override
    public Object unwrap(Object value) {
        return registry.unwrap(value);
    }

    @Override
    public void close() throws IOException {
        if (registry instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
