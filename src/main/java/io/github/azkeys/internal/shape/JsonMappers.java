// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/**
 * Creates Jackson mappers with a type cache of their own. The cache that mappers share by default outlives this library
 * in runtimes that reload it, and would keep its class loader. Threadsafe.
 */
public final class JsonMappers {

    private static final int TYPES = 200; // as many as Jackson's own

    private JsonMappers() {}

    /**
     * Returns a mapper with the default settings, which all callers share and must not change. It is for trees, because a
     * mapper keeps the types that it has read or written.
     */
    public static ObjectMapper shared() {
        return Shared.MAPPER;
    }

    private static final class Shared {
        static final ObjectMapper MAPPER = builder().build();
    }

    /** Returns the builder of a mapper with its own type cache. */
    public static JsonMapper.Builder builder() {
        LookupCache<Object, JavaType> types = new LRUMap<>(16, TYPES);
        return JsonMapper.builder().typeFactory(TypeFactory.defaultInstance().withCache(types));
    }
}
