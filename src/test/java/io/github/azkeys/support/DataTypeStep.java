// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.DataType;

/** Adds the step to a data type, whose name differs between Camel 4.14 and later versions. The tests run on both. */
public final class DataTypeStep {

    private DataTypeStep() {}

    /** Returns the name of the step in YAML. */
    public static String name(String camelVersion) {
        return camelVersion.startsWith("4.14.") ? "transform" : "transformDataType";
    }

    /** Appends the step to a route. */
    public static void add(ProcessorDefinition<?> route, String type) {
        try {
            ProcessorDefinition.class
                    .getMethod(name(route.getCamelContext().getVersion()), DataType.class)
                    .invoke(route, new DataType(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Camel has no step for a data type", e);
        }
    }
}
