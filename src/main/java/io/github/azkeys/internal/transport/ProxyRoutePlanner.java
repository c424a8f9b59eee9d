package io.github.azkeys.internal.transport;

import com.azure.core.http.ProxyOptions;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends requests through the proxy, except for the hosts that bypass it. Threadsafe. */
final class ProxyRoutePlanner extends DefaultRoutePlanner {

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
