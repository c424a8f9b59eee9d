// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import com.azure.core.http.ProxyOptions;
import com.azure.core.util.Configuration;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.identity.IdentityOptions;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Creates connections from the options of endpoints. Threadsafe. */
public final class ConnectionFactory {

    private static final String VERSION = "/io/github/azkeys/version.properties";

    private final KeyComponent component;
    private final CamelContext context;
    private final ProxyOptions proxy = environmentProxy();
    private final String userAgent;
    private final Map<SSLContextParameters, SSLContext> sslContexts = new IdentityHashMap<>();
    private boolean usesTrustStore;

    ConnectionFactory(KeyComponent component) {
        this.component = component;
        this.context = component.getCamelContext();
        this.userAgent = userAgent(context);
    }

    /**
     * Returns the connection that the options describe. Equal options give equal connections.
     *
     * @throws io.github.azkeys.InvalidRequestException if an option is wrong or missing
     */
    public synchronized ArmConnection connection(AzkeysConfiguration options) {
        ArmConnection connection = new ArmConnection(
                CloudEndpoints.of(options),
                IdentityOptions.identity(options, component.getConfiguration(), this::open),
                transport(options),
                options.getHttpClient(),
                new RetryOptions(options.getMaxRetries(), options.getMaxRetryDelay()),
                userAgent);
        if (!usesTrustStore
                && connection.httpClient() == null
                && connection.transport().sslContext() == null) {
            usesTrustStore = true;
            EarlyLoading.loadTrustStore(context);
        }
        return connection;
    }

    /** A location without a scheme is a file, or else a resource on the classpath. */
    private InputStream open(String location) throws IOException {
        if (!ResourceHelper.hasScheme(location) && new File(location).isFile()) {
            return new FileInputStream(location);
        }
        return ResourceHelper.resolveMandatoryResourceAsInputStream(context, location);
    }

    private TransportOptions transport(AzkeysConfiguration options) {
        TransportOptions transport =
                TransportOptions.DEFAULT.withProxy(proxy).withSslContext(sslContext(options.getSslContextParameters()));
        try {
            return transport
                    .withConnectTimeout(options.getConnectTimeout())
                    .withResponseTimeout(options.getResponseTimeout())
                    .withMaxConnections(options.getMaxConnections());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("Option " + e.getMessage());
        }
    }

    private SSLContext sslContext(SSLContextParameters parameters) {
        if (parameters == null) {
            return null;
        }
        return sslContexts.computeIfAbsent(parameters, key -> {
            try {
                return key.createSSLContext(context);
            } catch (GeneralSecurityException | IOException e) {
                throw new RuntimeCamelException("Cannot create an SSL context from option sslContextParameters", e);
            }
        });
    }

    /** azure-core reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY only if this property allows it. */
    @SuppressWarnings("deprecation") // the replacement cannot extend the environment
    private static ProxyOptions environmentProxy() {
        return ProxyOptions.fromConfiguration(
                Configuration.getGlobalConfiguration().clone().put("java.net.useSystemProxies", "true"));
    }

    private static String userAgent(CamelContext context) {
        Properties version = new Properties();
        try (var in = ConnectionFactory.class.getResourceAsStream(VERSION)) {
            version.load(in);
        } catch (IOException e) {
            throw new RuntimeCamelException("Cannot read " + VERSION + " of camel-azkeys", e);
        }
        return "camel-azkeys/" + version.getProperty("version") + " Camel/" + context.getVersion();
    }
}
