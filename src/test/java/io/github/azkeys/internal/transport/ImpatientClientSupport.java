// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** A client with short timeouts and two connections, and servers that a test defines. */
@Timeout(20)
abstract class ImpatientClientSupport {

    static final Duration SOON = Duration.ofSeconds(5);

    final ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT
            .withConnectTimeout(Duration.ofMillis(300))
            .withAcquireTimeout(Duration.ofMillis(500))
            .withResponseTimeout(Duration.ofMillis(250))
            .withMaxConnections(2));
    final List<AutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        client.close();
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    HttpRequest serve(TestServer.Script script) {
        TestServer server = TestServer.http(script);
        resources.add(server);
        return get(server.url("/"));
    }

    static HttpRequest get(String url) {
        return new HttpRequest(HttpMethod.GET, url);
    }

    Throwable failure(HttpRequest request) {
        return failure(client.send(request));
    }

    Throwable bodyFailure(HttpRequest request) {
        return failure(client.send(request).flatMap(HttpResponse::getBodyAsByteArray));
    }

    static Throwable failure(Mono<?> mono) {
        Throwable error = catchThrowable(() -> mono.block(SOON));
        return error == null ? null : Exceptions.unwrap(error);
    }
}
