// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.URISupport;

/** The base class of the endpoint, with the source of its keys. */
public abstract class KeyEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    private KeySource keys;
    private volatile String sanitizedUri;

    protected KeyEndpoint(String uri, KeyComponent component) {
        super(uri, component);
    }

    final KeySource keys() {
        return keys;
    }

    /** Sets the source of the keys, once, after the options are set and checked. */
    protected final void setKeys(KeySource source) {
        keys = source;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        keys.start();
    }

    @Override
    protected void doStop() throws Exception {
        keys.stop();
        super.doStop();
    }

    /**
     * Returns the URI without secrets. Camel puts the URI of an endpoint into the properties of an exchange, and from
     * there it can get into logs.
     */
    @Override
    public String getEndpointUri() {
        if (sanitizedUri == null) {
            sanitizedUri = URISupport.sanitizeUri(super.getEndpointUri()); // cached: Camel calls it for each exchange
        }
        return sanitizedUri;
    }

    /** Endpoints are equal only if they are the same, because their URIs can differ in secrets. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String getServiceUrl() {
        return keys.connection().endpoint().resourceManager();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of(
                "operation", keys.requests().operation().name(),
                "apiVersion", keys.requests().apiVersion());
    }
}
