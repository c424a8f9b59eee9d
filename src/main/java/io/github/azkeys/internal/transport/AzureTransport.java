// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Sends requests with an HTTP client of azure-core, such as that of the application, which stays open. Threadsafe. */
public final class AzureTransport implements Transport {

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout the longest time until the whole response is read */
    public AzureTransport(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return client.send(toAzure(request))
                .switchIfEmpty(Mono.error(() -> new IOException("the HTTP client returned no response")))
                .flatMap(AzureTransport::read)
                .timeout(timeout, Mono.error(() -> WholeExchange.timeout(timeout)))
                .toFuture();
    }

    private static HttpRequest toAzure(TransportRequest request) {
        HttpRequest azure = new HttpRequest(HttpMethod.valueOf(request.method()), request.origin() + request.target());
        request.headers().forEach((name, value) -> azure.setHeader(HttpHeaderName.fromString(name), value));
        if (request.body() != null) {
            azure.setBody(request.body());
        } else if (azure.getHttpMethod() != HttpMethod.GET) {
            azure.setHeader(HttpHeaderName.CONTENT_LENGTH, "0"); // without it ARM returns 411
        }
        return azure;
    }

    private static Mono<TransportResponse> read(HttpResponse response) {
        return Mono.using(
                () -> response,
                source -> BufferedResponse.readBody(
                                source, WholeExchange.MAX_BYTES, () -> WholeExchange.tooLarge(source.getStatusCode()))
                        .map(bytes -> new TransportResponse(
                                source.getStatusCode(),
                                name -> source.getHeaders().getValue(HttpHeaderName.fromString(name)),
                                bytes)),
                HttpResponse::close);
    }

    @Override
    public void close() {
        // the client belongs to the application
    }
}
