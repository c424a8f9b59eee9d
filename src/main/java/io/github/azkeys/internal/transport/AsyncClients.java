package io.github.azkeys.internal.transport;

import com.azure.core.http.ProxyOptions;
import io.github.azkeys.TransportOptions;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.function.Callback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes HttpClients that do one exchange per request and nothing on their own. */
public final class AsyncClients {

    /** How late a time-out may be noticed. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(100);

    private AsyncClients() {}

    public static CloseableHttpAsyncClient create(
            TransportOptions options, ConnectionPool connections, int ioThreads, Callback<Exception> ioThreadFailed) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(ioThreads)
                        .setSelectInterval(SELECT_INTERVAL)
                        .setSoTimeout(Timeout.of(options.responseTimeout()))
                        .setTcpNoDelay(true)
                        .build())
                // HttpClient's own would log the bytes of every body at DEBUG, keys and tokens among them
                .setIoSessionDecorator(session -> session)
                .setThreadFactory(TransportThreads.named("azkeys-http-io-"))
                .setIoReactorExceptionCallback(ioThreadFailed)
                // policies of azure-core retry
                .disableAutomaticRetries()
                // a redirect would carry a bearer token to another host
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // else connections made with a client certificate would not be reused
                .disableConnectionState()
                // credentials for a target are azure-core's affair
                .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
                .addExecInterceptorFirst("azkeys-cancellation", HttpExchange::makeCancellable)
                .addRequestInterceptorLast(HttpExchange::requestIsBeingSent);
        ProxyOptions proxy = options.proxy();
        if (proxy != null) {
            builder.setRoutePlanner(new ProxyRoutePlanner(proxy));
            if (hasCredentials(proxy)) {
                builder.setDefaultCredentialsProvider(credentials(proxy));
            }
        }
        return builder.build();
    }

    /** The configuration of one exchange. */
    public static RequestConfig requestConfig(TransportOptions options, Timeout responseTimeout) {
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
        // to the proxy only: a target that asks for them does not get them
        provider.setCredentials(
                new AuthScope(address),
                new UsernamePasswordCredentials(
                        proxy.getUsername(), proxy.getPassword().toCharArray()));
        return provider;
    }
}
