// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpClientProvider;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.netty.NettyAsyncHttpClientProvider;
import com.azure.core.util.Context;
import java.net.MalformedURLException;
import java.net.URL;
import reactor.core.publisher.Mono;

/**
 * Sends requests for {@code core.windows.net} to Azurite. The requests are those that Azure would get: Camel's components
 * have no option for another address. Azure's clients find this provider as a service.
 */
public final class AzuriteHttpClientProvider implements HttpClientProvider {

    @Override
    public HttpClient createInstance() {
        return new Redirect(new NettyAsyncHttpClientProvider().createInstance());
    }

    @Override
    public HttpClient createInstance(com.azure.core.util.HttpClientOptions options) {
        return new Redirect(new NettyAsyncHttpClientProvider().createInstance(options));
    }

    private record Redirect(HttpClient client) implements HttpClient {

        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            return client.send(redirect(request));
        }

        @Override
        public Mono<HttpResponse> send(HttpRequest request, Context context) {
            return client.send(redirect(request), context);
        }

        @Override
        public HttpResponse sendSync(HttpRequest request, Context context) {
            return client.sendSync(redirect(request), context);
        }

        private static HttpRequest redirect(HttpRequest request) {
            URL url = request.getUrl();
            String service = url.getHost().split("\\.", 3)[1];
            try {
                URL local = new URL("http", "127.0.0.1", Integer.getInteger(Azurite.PORT + service), url.getFile());
                return request.copy().setUrl(local).setHeader(HttpHeaderName.HOST, url.getHost());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
