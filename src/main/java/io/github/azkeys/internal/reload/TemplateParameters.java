// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Lets one thread at a time use the parameters of a route template while it creates processors. Camel keeps them in one
 * stack for all threads, so that another thread would resolve its placeholders with them. Threadsafe.
 */
final class TemplateParameters {

    private final PropertiesComponent properties;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private TemplateParameters(CamelContext context) {
        this.properties = context.getPropertiesComponent();
    }

    static synchronized TemplateParameters of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(TemplateParameters.class)) {
            extension.addContextPlugin(TemplateParameters.class, new TemplateParameters(context));
        }
        return extension.getContextPlugin(TemplateParameters.class);
    }

    /** @param parameters null for a step without parameters, which runs beside others of its kind */
    <T> T with(Properties parameters, Callable<T> step) throws Exception {
        return locked(parameters != null, () -> {
            if (parameters == null) {
                return step.call();
            }
            properties.setLocalProperties(parameters);
            try {
                return step.call();
            } finally {
                properties.setLocalProperties(null);
            }
        });
    }

    /** @param exclusive whether Camel uses parameters in the step */
    <T> T locked(boolean exclusive, Callable<T> step) throws Exception {
        Lock mine = exclusive ? lock.writeLock() : lock.readLock();
        mine.lock();
        try {
            return step.call();
        } finally {
            mine.unlock();
        }
    }
}
