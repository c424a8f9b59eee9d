package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.catalog.OperationCatalog;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.body.AzkeysForms;
import io.github.azkeys.internal.body.PairHistories;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.cache.KeyCache;
import io.github.azkeys.internal.client.AzkeysConnections;
import io.github.azkeys.internal.endpoint.AzkeysWorkers;
import io.github.azkeys.internal.endpoint.RefreshListener;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.observe.ObservedComponent;
import io.github.azkeys.internal.options.InheritedOptions;
import io.github.azkeys.internal.options.OperationsFolder;
import io.github.azkeys.internal.options.OptionNames;
import io.github.azkeys.internal.request.RegenerateAction;
import io.github.azkeys.internal.response.KeySetTypes;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hands the keys of Azure resources to routes: {@code azkeys:batch?resourceName=account}. Endpoints whose connection
 * options are equal share one client, its connections and its token.
 */
@Component("azkeys")
public class AzkeysComponent extends ObservedComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that endpoints have unless they state their own.")
    private AzkeysConfiguration configuration = new AzkeysConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSLContextParameters of the Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            defaultValue = "1000",
            description = "How many key sets are remembered; the least used are forgotten first.")
    private int cacheSize = 1000;

    @Metadata(
            description = "A folder with operations of your own, one .json file each, such as "
                    + "file:/etc/azkeys/operations or classpath:azkeys/operations. All of them are checked when the "
                    + "component starts.")
    private String operationsLocation;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether endpoints may make keys new by action=regenerate, which makes the old ones invalid.")
    private boolean regenerateEnabled;

    private OperationCatalog catalog;
    private KeySetTypes types;
    private AzkeysForms forms = new AzkeysForms(this, Clock.systemUTC());
    private Scheduler scheduler = Schedulers.parallel();
    private AzkeysConnections connections;
    private KeyCache cache;
    private PairHistories pairHistories;
    private final Set<RefreshListener> refreshListeners = new CopyOnWriteArraySet<>();
    private AzkeysWorkers workers;
    private boolean configured;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        types = new KeySetTypes(name -> getCamelContext().getClassResolver().resolveClass(name));
        connections = new AzkeysConnections(getCamelContext(), types, new WriteBudgets(scheduler));
        workers = new AzkeysWorkers(getCamelContext(), this);
    }

    @Override
    protected void doStart() throws Exception {
        FormRequest.requireValidity(configuration.getTokenValidity()); // a data type takes it from here
        super.doStart();
        catalog();
        cache();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OptionNames.restore(parameters);
        AzkeysConfiguration own = InheritedOptions.of(configuration, remaining, parameters);
        RegenerateAction.refuseInherited(own, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        AzkeysEndpoint endpoint = new AzkeysEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        endpoint.validate();
        return endpoint;
    }

    @Override
    protected void doShutdown() throws Exception {
        if (connections != null) {
            connections.close(); // first: exchanges under way then still have the worker to fail on
        }
        forget();
        if (workers != null) {
            workers.end();
        }
        super.doShutdown();
    }

    /**
     * The operations. Made with the first endpoint, which may come before the component starts, but not sooner, since
     * options are set after the component was initialized.
     */
    public synchronized OperationCatalog catalog() {
        if (catalog == null) {
            catalog = new OperationCatalog(
                    getCamelContext().getClassResolver()::loadResourceAsStream,
                    types::contains,
                    OperationsFolder.read(getCamelContext(), operationsLocation));
        }
        return catalog;
    }

    /** What is remembered. Made when it is needed, as the catalogue is, and for the same reason. */
    @Override
    public synchronized KeyCache cache() {
        if (cache == null) {
            cache = new KeyCache(cacheSize, InstantSource.system(), () -> ThreadLocalRandom.current()
                    .nextLong());
        }
        return cache;
    }

    /** What was seen of keys that take turns; made when it is needed, as the cache is. */
    public synchronized PairHistories pairHistories() {
        if (pairHistories == null) {
            pairHistories = new PairHistories(cacheSize);
        }
        return pairHistories;
    }

    /**
     * Says that the keys of a resource are out of date.
     *
     * @return how many remembered key sets that concerns
     */
    public int refresh(ResourceAddress resource) {
        int concerned = cache().outdate(resource);
        refreshListeners.forEach(listener -> listener.refreshed(resource));
        return concerned;
    }

    /** Adds a listener, where it is not there already. */
    public void addRefreshListener(RefreshListener listener) {
        refreshListeners.add(listener);
    }

    public void removeRefreshListener(RefreshListener listener) {
        refreshListeners.remove(listener);
    }

    @Override
    public WriteBudgets budgets() {
        return connections.budgets();
    }

    public AzkeysForms forms() {
        return forms;
    }

    /** For tests: what the life of tokens is counted from. */
    public void useClock(Clock clock) {
        forms = new AzkeysForms(this, clock);
    }

    /** For tests, before the component is initialized: what the budgets of writes are counted by. */
    public void useScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public AzkeysConnections connections() {
        return connections;
    }

    /** Whether the application's options are set, so that nobody need look for them. */
    public boolean isConfigured() {
        return configured;
    }

    public void setConfigured() {
        configured = true;
    }

    private synchronized void forget() {
        if (cache != null) {
            cache.clear();
        }
    }

    /** The threads that go on with exchanges when ARM has answered. */
    public AzkeysWorkers workers() {
        return workers;
    }

    public AzkeysConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AzkeysConfiguration configuration) {
        this.configuration = configuration;
    }

    public int getCacheSize() {
        return cacheSize;
    }

    public void setCacheSize(int cacheSize) {
        this.cacheSize = cacheSize;
    }

    public String getOperationsLocation() {
        return operationsLocation;
    }

    public void setOperationsLocation(String operationsLocation) {
        this.operationsLocation = operationsLocation;
    }

    public boolean isRegenerateEnabled() {
        return regenerateEnabled;
    }

    public void setRegenerateEnabled(boolean regenerateEnabled) {
        this.regenerateEnabled = regenerateEnabled;
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
