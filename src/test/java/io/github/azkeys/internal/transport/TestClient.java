// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hc.core5.pool.PoolStats;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** A client of azure-core or the direct transport, behind one interface, so that a test can check both. */
abstract class TestClient implements HttpClient, AutoCloseable {

    /** The headers that tests look at: the direct transport looks up headers by name only. */
    private static final List<String> HEADERS = List.of("x-ms-request-id", "X-Many", "X-Long");

    static TestClient azure(TransportOptions options) {
        DirectTransport transport = new DirectTransport(options);
        return new TestClient() {
            @Override
            public Mono<HttpResponse> send(HttpRequest request, Context context) {
                return transport.httpClient().send(request, context);
            }

            @Override
            public HttpResponse sendSync(HttpRequest request, Context context) {
                return transport.httpClient().sendSync(request, context);
            }

            @Override
            PoolStats stats() {
                return transport.stats();
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    static TestClient direct(TransportOptions options) {
        DirectTransport transport = new DirectTransport(options);
        return new TestClient() {
            @Override
            public Mono<HttpResponse> send(HttpRequest request, Context context) {
                return Mono.fromFuture(() -> transport.send(toRequest(request)))
                        .map(response -> toAzure(request, response));
            }

            @Override
            public HttpResponse sendSync(HttpRequest request, Context context) {
                try {
                    return send(request, context).block();
                } catch (RuntimeException e) {
                    throw Exceptions.unwrap(e) instanceof IOException io ? new UncheckedIOException(io) : e;
                }
            }

            @Override
            PoolStats stats() {
                return transport.stats();
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    abstract PoolStats stats();

    @Override
    public abstract void close();

    static TransportRequest toRequest(HttpRequest request) {
        URL url = request.getUrl();
        return new TransportRequest(
                request.getHttpMethod().name(),
                url.getProtocol() + "://" + url.getAuthority(),
                url.getFile(),
                request.getHeaders().stream().collect(Collectors.toMap(HttpHeader::getName, HttpHeader::getValue)),
                request.getBodyAsBinaryData() == null
                        ? null
                        : request.getBodyAsBinaryData().toBytes());
    }

    private static HttpResponse toAzure(HttpRequest request, TransportResponse response) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : HEADERS) {
            if (response.header(name) != null) {
                headers.set(HttpHeaderName.fromString(name), response.header(name));
            }
        }
        return new BufferedResponse(request, response.status(), headers, response.body());
    }
}
