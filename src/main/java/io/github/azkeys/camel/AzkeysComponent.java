package io.github.azkeys.camel;

import io.github.azkeys.catalog.OperationCatalog;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/**
 * Hands the keys of Azure resources to routes: {@code azkeys:batch?resourceName=account}. Endpoints whose connection
 * options are equal share one client, its connections and its token.
 */
@Component("azkeys")
public class AzkeysComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that endpoints have unless they state their own.")
    private AzkeysConfiguration configuration = new AzkeysConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSLContextParameters of the Camel context.")
    private boolean useGlobalSslContextParameters;

    private OperationCatalog catalog;
    private AzkeysForms forms = new AzkeysForms(this, Clock.systemUTC());
    private AzkeysConnections connections;
    private ExecutorService worker;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        catalog = new OperationCatalog(getCamelContext().getClassResolver()::loadResourceAsStream);
        connections = new AzkeysConnections(getCamelContext());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        AzkeysConfiguration own = configuration.copy();
        own.setOperation(remaining);
        forgetInherited(own, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        AzkeysEndpoint endpoint = new AzkeysEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        endpoint.validate();
        return endpoint;
    }

    /** An id in the URI and names in the URI each stand instead of what the component says of the resource. */
    private static void forgetInherited(AzkeysConfiguration own, Map<String, Object> parameters) {
        if (parameters.containsKey("resourceId")) {
            own.setSubscriptionId(null);
            own.setResourceGroup(null);
            own.setResourceName(null);
        } else if (parameters.containsKey("resourceName")) {
            own.setResourceId(null);
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        if (worker != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
            worker = null;
        }
        if (connections != null) {
            connections.close();
        }
        super.doShutdown();
    }

    OperationCatalog catalog() {
        return catalog;
    }

    AzkeysForms forms() {
        return forms;
    }

    /** For tests: what the life of tokens is counted from. */
    void useClock(Clock clock) {
        forms = new AzkeysForms(this, clock);
    }

    AzkeysConnections connections() {
        return connections;
    }

    /** The threads that go on with exchanges when ARM has answered, so that those of HTTP do not. */
    synchronized ExecutorService worker() {
        if (worker == null) {
            worker = AzkeysWorkers.create(getCamelContext(), this);
        }
        return worker;
    }

    public AzkeysConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AzkeysConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
