// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.ProxyOptions;
import io.github.azkeys.TransportOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.function.Callback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Creates HttpClients that send each request exactly once, without retries, redirects or cookies. */
final class AsyncClients {

    /** The precision of timeouts. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(100);

    /** Several times the largest that Azure and Microsoft Entra send, so that a hostile response ends early. */
    static final int MAX_LINE_LENGTH = 32 * 1024;

    static final int MAX_HEADERS = 200;

    private AsyncClients() {}

    static CloseableHttpAsyncClient create(
            TransportOptions options, ConnectionPool connections, int ioThreads, Callback<Exception> ioThreadFailed) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(ioThreads)
                        .setSelectInterval(SELECT_INTERVAL)
                        .setSoTimeout(Timeout.of(options.responseTimeout()))
                        .setTcpNoDelay(true)
                        .build())
                // for headers and trailers; a chunk extension is a line
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_LINE_LENGTH)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setConnectionReuseStrategy(new InterimResponseCounter())
                // the default logs all bytes at DEBUG, including keys and tokens
                .setIoSessionDecorator(session -> session)
                .setThreadFactory(TransportThreads.named("azkeys-http-io-"))
                .setIoReactorExceptionCallback(ioThreadFailed)
                // azure-core retries
                .disableAutomaticRetries()
                // a redirect would send the bearer token to another host
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // otherwise connections with a client certificate are not reused
                .disableConnectionState()
                // azure-core authenticates at the target
                .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
                .addRequestInterceptorLast(HttpExchange::requestIsBeingSent);
        ProxyOptions proxy = options.proxy();
        if (proxy == null) {
            // its place is where HttpClient authenticates, for which it parses the path of each request
            builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), HttpExchange::makeCancellable);
        } else {
            builder.addExecInterceptorFirst("azkeys-cancellation", HttpExchange::makeCancellable);
            builder.setRoutePlanner(new ProxyRoutePlanner(proxy));
            if (hasCredentials(proxy)) {
                builder.setDefaultCredentialsProvider(credentials(proxy));
            }
        }
        return builder.build();
    }

    /** Returns the configuration of one exchange. */
    static RequestConfig requestConfig(TransportOptions options, Timeout responseTimeout) {
        return RequestConfig.custom()
                .setResponseTimeout(responseTimeout)
                .setConnectionRequestTimeout(Timeout.of(options.acquireTimeout()))
                .setConnectionKeepAlive(TimeValue.of(options.idleTimeout()))
                .setAuthenticationEnabled(options.proxy() != null && hasCredentials(options.proxy()))
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .setHardCancellationEnabled(true)
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .build();
    }

    private static boolean hasCredentials(ProxyOptions proxy) {
        return proxy.getUsername() != null && proxy.getPassword() != null;
    }

    private static BasicCredentialsProvider credentials(ProxyOptions proxy) {
        HttpHost address = ProxyRoutePlanner.address(proxy);
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        // for the proxy only, never for a target
        provider.setCredentials(
                new AuthScope(address),
                new UsernamePasswordCredentials(
                        proxy.getUsername(), proxy.getPassword().toCharArray()));
        return provider;
    }

    /** Counts interim responses with status 100, which HttpClient shows to its reuse strategy only. Threadsafe. */
    private static final class InterimResponseCounter extends DefaultClientConnectionReuseStrategy {

        @Override
        public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
            if (response.getCode() == HttpStatus.SC_CONTINUE) {
                HttpExchange.of(context).interimResponse();
            }
            return super.keepAlive(request, response, context);
        }
    }

    /** Sends requests through the proxy, except for the hosts that bypass it. Threadsafe. */
    private static final class ProxyRoutePlanner extends DefaultRoutePlanner {

        private final HttpHost proxy;
        private final Pattern nonProxyHosts;

        ProxyRoutePlanner(ProxyOptions options) {
            super(null);
            proxy = address(options);
            // azure-core has converted the patterns to a regular expression
            nonProxyHosts = options.getNonProxyHosts() == null
                    ? null
                    : Pattern.compile(options.getNonProxyHosts(), Pattern.CASE_INSENSITIVE);
        }

        static HttpHost address(ProxyOptions options) {
            // by name, so that each connection resolves the address again
            return new HttpHost(
                    "http",
                    options.getAddress().getHostString(),
                    options.getAddress().getPort());
        }

        @Override
        protected HttpHost determineProxy(HttpHost target, HttpContext context) {
            boolean direct = nonProxyHosts != null
                    && nonProxyHosts.matcher(target.getHostName()).matches();
            return direct ? null : proxy;
        }
    }
}
