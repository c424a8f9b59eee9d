// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** A component with an option for a key, like those of many services: {@code contoso:queue?accessKey=…}. */
public class ContosoComponent extends DefaultComponent {

    private String accessKey;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ContosoEndpoint endpoint = new ContosoEndpoint(uri, this);
        endpoint.setAccessKey(accessKey);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(String accessKey) {
        this.accessKey = accessKey;
    }

    /** Returns its key as the body. */
    public static class ContosoEndpoint extends DefaultEndpoint {

        private String accessKey;

        ContosoEndpoint(String uri, ContosoComponent component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(org.apache.camel.Exchange exchange) {
                    exchange.getMessage().setBody(accessKey);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }

        public String getAccessKey() {
            return accessKey;
        }

        public void setAccessKey(String accessKey) {
            this.accessKey = accessKey;
        }
    }
}
