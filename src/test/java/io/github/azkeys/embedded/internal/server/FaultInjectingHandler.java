// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the endpoint's responses, or the injected faults instead. Thread-safe. */
public final class FaultInjectingHandler implements HttpRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FaultInjectingHandler.class);

    private final Function<ServerRequest, ServerEndpoint> endpoints;
    private final Function<ServerEndpoint, FaultQueue> faults;
    private final ShutdownSignal shutdown;

    /**
     * @param endpoints returns the endpoint of a request
     * @param faults returns the faults of an endpoint
     */
    public FaultInjectingHandler(
            Function<ServerRequest, ServerEndpoint> endpoints,
            Function<ServerEndpoint, FaultQueue> faults,
            ShutdownSignal shutdown) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.shutdown = shutdown;
    }

    @Override
    public void handle(ClassicHttpRequest classicRequest, ClassicHttpResponse classicResponse, HttpContext context)
            throws IOException {
        ServerRequest request = ServerRequest.read(classicRequest);
        ServerEndpoint endpoint = endpoints.apply(request);
        InjectedFault fault = faults.apply(endpoint).next();
        ServerResponse response = endpoint.addHeaders(request, response(request, endpoint, fault));
        int status = fault.kind().sendsStatus() ? response.status() : 0;
        endpoint.record(request, status);
        LOG.debug("{} {}: {}", request.method(), request.path(), status == 0 ? fault.kind() : status);
        shutdown.pause(fault.delay());
        switch (fault.kind()) {
            case RESET -> LoopbackServer.reset(context);
            case SILENCE -> shutdown.awaitShutdown();
            case TRUNCATION -> {
                response.writeTo(classicResponse);
                classicResponse.setEntity(new HalfEntity(response));
            }
            case RESPONSE -> response.writeTo(classicResponse);
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    private static ServerResponse response(ServerRequest request, ServerEndpoint endpoint, InjectedFault fault) {
        if (fault.response() != null) {
            return fault.response();
        }
        // a request that gets no response must not change anything, such as regenerate a key
        return fault.kind().sendsStatus() ? endpoint.respond(request) : new ServerResponse(200, Map.of(), null, null);
    }

    /** Declares the length of the whole body and writes half of it. */
    private static final class HalfEntity extends AbstractHttpEntity {

        private final byte[] bytes;

        HalfEntity(ServerResponse response) {
            super(ContentType.parse(response.contentType()), null);
            this.bytes = response.bytes();
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            // closes the connection
            throw new IOException("The response was truncated by an injected fault");
        }

        @Override
        public void close() {
            // has no resources
        }
    }
}
