// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.support.AzkeysTestSupport;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.junit.jupiter.api.Test;

/** An application without Micrometer. */
class AzkeysWithoutMetersTest extends AzkeysTestSupport {

    private final AtomicInteger searches = new AtomicInteger();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setClassResolver(new DefaultClassResolver(context) {
            @Override
            public Class<?> resolveClass(String name) {
                if (name.startsWith("io.micrometer.")) {
                    searches.incrementAndGet();
                    return null;
                }
                return super.resolveClass(name);
            }
        });
        return context;
    }

    @Test
    void itIsSearchedForOnceAndNotForEachRoute() throws Exception {
        for (int i = 0; i < 10; i++) {
            String from = "direct:" + i;
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to("azkeys:batch?resourceId=" + BATCH);
                }
            });
        }

        assertThat(searches).hasValue(1);
    }
}
