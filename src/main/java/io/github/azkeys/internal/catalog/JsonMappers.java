package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/**
 * Jackson mappers that remember types by themselves. The memory that mappers share by default outlives this library
 * where a runtime replaces it, and would keep its class loader. Threadsafe.
 */
public final class JsonMappers {

    private static final int TYPES = 200; // as many as Jackson's own

    private JsonMappers() {}

    /** Begins a mapper with a memory of its own. */
    public static JsonMapper.Builder builder() {
        LookupCache<Object, JavaType> types = new LRUMap<>(16, TYPES);
        return JsonMapper.builder().typeFactory(TypeFactory.defaultInstance().withCache(types));
    }
}
