// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpRequestHandler;
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
        InjectedFault fault = faults.apply(endpoint).next(request);
        ServerResponse response = endpoint.addHeaders(request, response(request, endpoint, fault));
        int status = fault.kind().sendsStatus() ? response.status() : 0;
        endpoint.record(request, status);
        LOG.debug("{} {}: {}", request.method(), request.path(), status == 0 ? fault.kind() : status);
        shutdown.pause(fault.delay());
        switch (fault.kind()) {
            case RESPONSE -> response.writeTo(classicResponse);
            case DRIP -> drip(response, fault, context);
            case TRUNCATION -> {
                writeHalf(response, context);
                // closes the connection
                throw new IOException("The response was truncated by an injected fault");
            }
            case RESET_IN_BODY -> {
                writeHalf(response, context);
                LoopbackServer.reset(context);
            }
            case RESET_IN_HEADERS -> {
                LoopbackServer.write(context, firstHalf(response.head()));
                LoopbackServer.reset(context);
            }
            case RESET, RESET_AT_CONNECT -> LoopbackServer.reset(context);
            case SILENCE -> shutdown.awaitShutdown();
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    private static ServerResponse response(ServerRequest request, ServerEndpoint endpoint, InjectedFault fault) {
        // a request that gets no response must not change anything, such as regenerate a key
        ServerResponse response = fault.response() != null
                ? fault.response()
                : fault.kind().sendsStatus()
                        ? endpoint.respond(request)
                        : new ServerResponse(200, Map.of(), null, null);
        return fault.change().apply(response);
    }

    private void drip(ServerResponse response, InjectedFault fault, HttpContext context) throws IOException {
        for (byte[] part : new byte[][] {response.head(), response.bytes()}) {
            for (byte next : part) {
                shutdown.pause(fault.pause());
                LoopbackServer.write(context, new byte[] {next});
            }
        }
        // closes the connection, since HttpCore knows nothing of this response
        throw new IOException("The response was sent by an injected fault");
    }

    /** Declares the length of the whole body and writes half of it. */
    private static void writeHalf(ServerResponse response, HttpContext context) throws IOException {
        LoopbackServer.write(context, response.head());
        LoopbackServer.write(context, firstHalf(response.bytes()));
    }

    private static byte[] firstHalf(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
