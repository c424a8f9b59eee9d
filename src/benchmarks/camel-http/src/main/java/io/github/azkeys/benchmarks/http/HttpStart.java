// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.http;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azkeys.benchmarks.client.FirstKey;
import io.github.azkeys.benchmarks.client.Target;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application with one route with camel-http, up to its first key. It has the default credential. The arguments are the
 * address of ARM, and {@code alone} for a route that only sets a body.
 */
public final class HttpStart {

    private HttpStart() {}

    public static void main(String[] args) throws Exception {
        FirstKey steps = new FirstKey();
        DefaultCamelContext context = new DefaultCamelContext();
        if (args.length > 1 && args[1].equals("alone")) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:keys").setBody(constant("key"));
                }
            });
            context.start();
            Target.requireKey(context.createProducerTemplate().requestBody("direct:keys", null, String.class));
        } else {
            DefaultAzureCredential credential = new DefaultAzureCredentialBuilder().build();
            TokenRequestContext scope =
                    new TokenRequestContext().addScopes("https://management.core.windows.net//.default");
            context.addRoutes(new HttpRoutes(
                    new Target(args[0], 64),
                    () -> credential.getTokenSync(scope).getToken()));
            context.start();
            BatchKeys keys = context.createProducerTemplate().requestBody("direct:keys", null, BatchKeys.class);
            Target.requireKey(keys.primary());
        }
        steps.print();
    }
}
