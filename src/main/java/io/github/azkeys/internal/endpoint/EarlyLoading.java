// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import com.azure.core.util.BinaryData;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.keys.BatchAccountKeys;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the first call needs and what takes long, in the background while Camel creates and starts routes. It makes no
 * request. A failure is ignored here, because the endpoint or the first call has the same.
 */
final class EarlyLoading {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyLoading.class);

    private EarlyLoading() {}

    /** Loads what reads records from JSON, and the JSON of azure-core, which reads the responses of token services. */
    static void loadJson(CamelContext context) {
        start(context, () -> {
            JsonMappers.builder().build().readerFor(BatchAccountKeys.class);
            BinaryData.fromBytes(new byte[0]);
        });
    }

    /** Reads the trust store of the JVM. Not before an endpoint needs it: until then, the application can set its location. */
    static void loadTrustStore(CamelContext context) {
        start(context, () -> {
            try {
                SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                LOG.debug("The JVM does not have a default SSLContext", e);
            }
        });
    }

    private static void start(CamelContext context, Runnable task) {
        try {
            context.getExecutorServiceManager()
                    .newThread("azkeys-loading", () -> load(task))
                    .start();
        } catch (OutOfMemoryError e) { // of native threads
            LOG.debug("Early loading has no thread", e);
        }
    }

    private static void load(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("Early loading failed", e);
        }
    }
}
