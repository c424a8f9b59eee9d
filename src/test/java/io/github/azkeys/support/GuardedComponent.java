// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * A component whose service accepts only valid keys, like a real one: {@code guarded:queue?accessKey=…}. It returns the
 * key as the body. With {@code retry=true} the producer tries a refused key again and again, as Kafka's does, until it is
 * stopped; with {@code stubborn=true} not even then.
 */
public class GuardedComponent extends DefaultComponent {

    public final AtomicInteger accepted = new AtomicInteger();
    public final AtomicInteger refused = new AtomicInteger();

    /** The keys of the producers that were started, in this order, and those of the producers that were stopped. */
    public final List<String> started = new CopyOnWriteArrayList<>();

    public final List<String> stopped = new CopyOnWriteArrayList<>();
    public final List<Consumer> consumers = new CopyOnWriteArrayList<>();
    private final Predicate<String> valid;

    /** @param valid whether the service accepts a key now */
    public GuardedComponent(Predicate<String> valid) {
        this.valid = valid;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        GuardedEndpoint endpoint = new GuardedEndpoint(uri, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private void authenticate(String key) {
        if (!valid.test(key)) {
            refused.incrementAndGet();
            throw new SecurityException("The key is not valid");
        }
        accepted.incrementAndGet();
    }

    public static class GuardedEndpoint extends DefaultEndpoint {

        private final GuardedComponent guarded;
        private String accessKey;
        private boolean retry;
        private boolean stubborn;

        GuardedEndpoint(String uri, GuardedComponent component) {
            super(uri, component);
            this.guarded = component;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    while (true) {
                        try {
                            guarded.authenticate(accessKey);
                            exchange.getMessage().setBody(accessKey);
                            return;
                        } catch (SecurityException e) {
                            if (!stubborn && (!retry || !isRunAllowed())) {
                                throw e;
                            }
                            Thread.sleep(10);
                        }
                    }
                }

                @Override
                protected void doStart() throws Exception {
                    super.doStart();
                    guarded.started.add(accessKey);
                }

                @Override
                protected void doStop() throws Exception {
                    guarded.stopped.add(accessKey);
                    super.doStop();
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new GuardedConsumer(this, processor);
        }

        public String getAccessKey() {
            return accessKey;
        }

        public void setAccessKey(String accessKey) {
            this.accessKey = accessKey;
        }

        public boolean isRetry() {
            return retry;
        }

        public void setRetry(boolean retry) {
            this.retry = retry;
        }

        public boolean isStubborn() {
            return stubborn;
        }

        public void setStubborn(boolean stubborn) {
            this.stubborn = stubborn;
        }
    }

    private static final class GuardedConsumer extends DefaultConsumer implements Suspendable {

        private final GuardedEndpoint endpoint;

        GuardedConsumer(GuardedEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
            this.endpoint = endpoint;
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            endpoint.guarded.started.add(endpoint.accessKey);
            endpoint.guarded.consumers.add(this);
        }

        @Override
        protected void doStop() throws Exception {
            endpoint.guarded.stopped.add(endpoint.accessKey);
            endpoint.guarded.consumers.remove(this);
            super.doStop();
        }
    }
}
