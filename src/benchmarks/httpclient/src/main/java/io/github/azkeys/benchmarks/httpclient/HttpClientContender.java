// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.httpclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import java.io.IOException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Method;

/**
 * Apache HttpClient 5, asynchronous, with Jackson on its I/O thread: the least that a client on it costs. It has no error
 * model, no retries and no budget.
 */
public final class HttpClientContender implements Contender {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CloseableHttpAsyncClient client;
    private final Method method;
    private final String uri;

    private record BatchKeys(String accountName, String primary, String secondary, JsonNode json) {}

    /** Starts the client. */
    public HttpClientContender(Target target) {
        this(target, Method.POST);
    }

    HttpClientContender(Target target, Method method) {
        this.method = method;
        uri = target.endpoint() + Target.path();
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(target.connections())
                        .setMaxConnPerRoute(target.connections())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void call(Outcome outcome) {
        SimpleHttpRequest request = SimpleRequestBuilder.create(method)
                .setUri(uri)
                .addHeader("Authorization", "Bearer " + Target.TOKEN)
                .build();
        client.execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                try {
                    Target.requireKey(read(response).primary());
                } catch (IOException | RuntimeException e) {
                    outcome.ended(e);
                    return;
                }
                outcome.ended(null);
            }

            @Override
            public void failed(Exception e) {
                outcome.ended(e);
            }

            @Override
            public void cancelled() {
                outcome.ended(new IllegalStateException("The call was cancelled"));
            }
        });
    }

    private static BatchKeys read(SimpleHttpResponse response) throws IOException {
        JsonNode json = MAPPER.readTree(response.getBodyBytes());
        return new BatchKeys(
                json.path("accountName").textValue(),
                json.path("primary").textValue(),
                json.path("secondary").textValue(),
                json);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
