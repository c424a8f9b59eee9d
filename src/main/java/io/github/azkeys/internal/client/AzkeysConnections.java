package io.github.azkeys.internal.client;

import com.azure.core.http.ProxyOptions;
import com.azure.core.util.Configuration;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.Demand;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.ArmEndpoint;
import io.github.azkeys.internal.identity.Identity;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetTypes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Gives endpoints with equal connection options the same client, and closes a client when its last endpoint stops.
 * Threadsafe.
 */
public final class AzkeysConnections implements AutoCloseable {

    private final CamelContext context;
    private final KeySetTypes types;
    private final WriteBudgets budgets;
    private final ProxyOptions proxy = environmentProxy();
    private final Map<SSLContextParameters, SSLContext> sslContexts = new IdentityHashMap<>();
    private final Map<ArmConnection, Shared> clients = new HashMap<>();

    private final String userAgent;
    private boolean closed;

    private static final class Shared {
        final ArmClient client;
        int users;

        Shared(ArmClient client) {
            this.client = client;
        }
    }

    public AzkeysConnections(CamelContext context, KeySetTypes types, WriteBudgets budgets) {
        this.context = context;
        this.types = types;
        this.budgets = budgets;
        this.userAgent = userAgent(context);
    }

    /** A connection as the options describe it; equal options give equal connections. */
    public synchronized ArmConnection connection(AzkeysConfiguration options) {
        return new ArmConnection(
                endpoint(options),
                identity(options),
                transport(options),
                options.getHttpClient(),
                retry(options),
                userAgent);
    }

    /** A client for that connection; each call has to be matched by one of {@link #release}. */
    public synchronized ArmClient acquire(ArmConnection connection) {
        if (closed) {
            throw new IllegalStateException("azkeys was shut down");
        }
        Shared shared = clients.computeIfAbsent(connection, key -> new Shared(new ArmClient(key, types, budgets)));
        shared.users++;
        return shared.client;
    }

    public void release(ArmConnection connection) {
        Shared last;
        synchronized (this) {
            Shared shared = clients.get(connection);
            if (shared == null || --shared.users > 0) {
                return;
            }
            last = clients.remove(connection);
        }
        last.client.close(); // a health check may wait for it
    }

    /** Asks for keys by a client that is kept open until the answer, although its endpoint may be gone sooner. */
    public BiFunction<KeyRequest, Demand, CompletableFuture<KeyResponse>> calls(ArmConnection connection) {
        return (request, demand) -> {
            CompletableFuture<KeyResponse> answer;
            ArmClient client = acquire(connection);
            try {
                answer = client.list(request, demand);
            } catch (RuntimeException | Error e) {
                release(connection);
                throw e;
            }
            return answer.whenComplete((keys, failure) -> release(connection));
        };
    }

    /** How many writes ARM takes, for all clients. */
    public WriteBudgets budgets() {
        return budgets;
    }

    @Override
    public void close() {
        List<Shared> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(clients.values());
            clients.clear();
        }
        last.forEach(shared -> shared.client.close()); // calls that fail now come back to release
    }

    /** azure-core reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY, yet only where this property allows it. */
    @SuppressWarnings("deprecation") // the successor of clone and put cannot add to what the environment says
    private static ProxyOptions environmentProxy() {
        return ProxyOptions.fromConfiguration(
                Configuration.getGlobalConfiguration().clone().put("java.net.useSystemProxies", "true"));
    }

    private static ArmEndpoint endpoint(AzkeysConfiguration options) {
        AzureCloud cloud = options.getCloud() == null ? AzureCloud.AZURE_PUBLIC : options.getCloud();
        ArmEndpoint endpoint = cloud.endpoint();
        if (options.getResourceManagerEndpoint() != null) {
            endpoint = endpoint.withResourceManager(options.getResourceManagerEndpoint());
        }
        if (options.getAuthorityHost() != null) {
            endpoint = endpoint.withAuthorityHost(options.getAuthorityHost());
        }
        return options.getAudience() == null ? endpoint : endpoint.withAudience(options.getAudience());
    }

    private static Identity identity(AzkeysConfiguration options) {
        CredentialType type = options.getCredentialType();
        if (type == null && options.getClientSecret() != null) {
            type = CredentialType.CLIENT_SECRET;
        }
        if (type == null && options.getTokenCredential() != null) {
            type = CredentialType.TOKEN_CREDENTIAL;
        }
        return new Identity(
                type == null ? CredentialType.AZURE_IDENTITY : type,
                options.getTokenCredential(),
                options.getTenantId(),
                options.getClientId(),
                options.getClientSecret());
    }

    private TransportOptions transport(AzkeysConfiguration options) {
        return TransportOptions.DEFAULT
                .withSslContext(sslContext(options.getSslContextParameters()))
                .withConnectTimeout(options.getConnectTimeout())
                .withResponseTimeout(options.getResponseTimeout())
                .withMaxConnections(options.getMaxConnections())
                .withProxy(proxy);
    }

    private static RetryOptions retry(AzkeysConfiguration options) {
        return new RetryOptions(options.getMaxRetries(), options.getMaxRetryDelay());
    }

    private SSLContext sslContext(SSLContextParameters parameters) {
        if (parameters == null) {
            return null;
        }
        return sslContexts.computeIfAbsent(parameters, key -> {
            try {
                return key.createSSLContext(context);
            } catch (GeneralSecurityException | IOException e) {
                throw new RuntimeCamelException("The sslContextParameters cannot be used", e);
            }
        });
    }

    private static String userAgent(CamelContext context) {
        Properties version = new Properties();
        try (var in = AzkeysConnections.class.getResourceAsStream("/io/github/azkeys/version.properties")) {
            version.load(in);
        } catch (IOException e) {
            throw new RuntimeCamelException("version.properties is missing from the jar of camel-azkeys", e);
        }
        return "camel-azkeys/" + version.getProperty("version") + " Camel/" + context.getVersion();
    }
}
