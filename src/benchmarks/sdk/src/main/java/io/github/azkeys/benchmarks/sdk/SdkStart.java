// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.sdk;

import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.resourcemanager.batch.BatchManager;
import com.azure.resourcemanager.batch.models.BatchAccountKeys;
import io.github.azkeys.benchmarks.client.FirstKey;
import io.github.azkeys.benchmarks.client.Target;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application with one route that asks the Azure SDK, up to its first key. It has the default credential. The arguments
 * are the address of ARM, and {@code alone} for the SDK without Camel.
 */
public final class SdkStart {

    private SdkStart() {}

    public static void main(String[] args) throws Exception {
        FirstKey steps = new FirstKey();
        if (args.length > 1 && args[1].equals("alone")) {
            Target.requireKey(list(client(args[0])).primary());
        } else {
            DefaultCamelContext context = new DefaultCamelContext();
            BatchManager client = client(args[0]);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:keys")
                            .process(exchange -> exchange.getMessage().setBody(list(client)));
                }
            });
            context.start();
            BatchAccountKeys keys =
                    context.createProducerTemplate().requestBody("direct:keys", null, BatchAccountKeys.class);
            Target.requireKey(keys.primary());
        }
        steps.print();
    }

    private static BatchManager client(String endpoint) {
        return BatchManager.authenticate(new DefaultAzureCredentialBuilder().build(), SdkContender.profile(endpoint));
    }

    private static BatchAccountKeys list(BatchManager client) {
        return client.batchAccounts().getKeys(Target.RESOURCE_GROUP, Target.ACCOUNT);
    }
}
