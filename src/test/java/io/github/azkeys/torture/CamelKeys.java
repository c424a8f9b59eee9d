// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.KeySet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Asks a component in this JVM. */
final class CamelKeys implements Keys {

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    CamelKeys(SSLContextParameters trust) {
        context.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setSslContextParameters(trust);
        context.start();
        template = context.createProducerTemplate();
    }

    CamelContext context() {
        return context;
    }

    @Override
    public Answer ask(String uri) {
        long start = System.nanoTime();
        Exchange exchange = template.request(uri, message -> {});
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Exception failure = exchange.getException();
        if (failure != null) {
            return new Answer(failure.getClass().getSimpleName(), failure.getMessage(), null, false, millis);
        }
        KeySet keys = exchange.getMessage().getBody(KeySet.class);
        boolean stale = exchange.getMessage().getHeader(AzkeysConstants.STALE, false, boolean.class);
        return new Answer(null, null, keys.fingerprint("primary"), stale, millis);
    }

    @Override
    public void close() {
        context.stop();
    }
}
