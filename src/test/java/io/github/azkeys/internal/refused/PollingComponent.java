// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A component that polls a service with a key, and never receives a message: {@code inbox:name?key=…}. */
final class PollingComponent extends DefaultComponent {

    private final KeyCheckingServer server;

    PollingComponent(KeyCheckingServer server) {
        this.server = server;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PollingEndpoint endpoint = new PollingEndpoint(uri, this);
        endpoint.setKey(getAndRemoveParameter(parameters, "key", String.class));
        endpoint.configureProperties(parameters);
        return endpoint;
    }

    private final class PollingEndpoint extends ScheduledPollEndpoint {

        private String key;

        PollingEndpoint(String uri, PollingComponent component) {
            super(uri, component);
        }

        void setKey(String key) {
            this.key = key;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            ScheduledPollConsumer consumer = new ScheduledPollConsumer(this, processor) {
                @Override
                protected int poll() throws Exception {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri()))
                            .header("api-key", key)
                            .build();
                    int status = HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != 200) {
                        throw new HttpOperationFailedException(server.uri(), status, null, null, Map.of(), null);
                    }
                    return 0;
                }
            };
            configureConsumer(consumer);
            return consumer;
        }
    }
}
