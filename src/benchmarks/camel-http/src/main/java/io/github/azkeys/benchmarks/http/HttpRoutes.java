// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.http;

import io.github.azkeys.benchmarks.client.Target;
import java.io.InputStream;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;

/** The route by hand: a token, one POST request, and Jackson. Connections are kept and their number is raised. */
final class HttpRoutes extends RouteBuilder {

    private final Target target;
    private final Supplier<String> token;

    HttpRoutes(Target target, Supplier<String> token) {
        this.target = target;
        this.token = token;
    }

    @Override
    public void configure() {
        getContext().setStreamCaching(false); // the body is read once
        HttpComponent https = getContext().getComponent("https", HttpComponent.class);
        https.setMaxTotalConnections(target.connections());
        https.setConnectionsPerRoute(target.connections());
        from("direct:keys")
                .process(exchange -> exchange.getMessage().setHeader("Authorization", "Bearer " + token.get()))
                .to(target.endpoint() + Target.path()
                        + "&httpMethod=POST&disableStreamCache=true&followRedirects=false")
                .process(exchange -> exchange.getMessage()
                        .setBody(BatchKeys.read(exchange.getMessage().getBody(InputStream.class))));
    }
}
