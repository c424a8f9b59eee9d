// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.azkeys;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.benchmarks.client.FirstKey;
import io.github.azkeys.benchmarks.client.Target;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.BatchAccountKeys;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application with one route, up to its first key. It has the default credential. The arguments are the address of ARM,
 * and {@code warmUp} for the option of this name.
 */
public final class AzkeysStart {

    private AzkeysStart() {}

    public static void main(String[] args) throws Exception {
        FirstKey steps = new FirstKey();
        DefaultCamelContext context = new DefaultCamelContext();
        steps.mark("context");
        AzkeysConfiguration configuration =
                context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        configuration.setResourceManagerEndpoint(args[0]);
        configuration.setAuthorityHost(args[0]);
        configuration.setWarmUp(args.length > 1);
        String uri = "azkeys:batch?resourceId=" + Target.resourceId();
        context.getEndpoint(uri);
        steps.mark("componentAndEndpoint");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to(uri);
            }
        });
        steps.mark("route");
        context.start();
        steps.mark("start");
        BatchAccountKeys keys =
                context.createProducerTemplate().requestBody("direct:keys", null, BatchAccountKeys.class);
        Target.requireKey(keys.primary());
        steps.mark("firstCall");
        steps.print();
    }
}
