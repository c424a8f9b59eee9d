package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.internal.body.KeyHandout;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.client.ArmClient;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.producer.AzkeysProducer;
import io.github.azkeys.internal.producer.AzkeysRefreshProducer;
import io.github.azkeys.internal.producer.ProducerHealth;
import io.github.azkeys.internal.request.AzkeysRequests;
import io.github.azkeys.internal.request.RegenerateAction;
import io.github.azkeys.internal.watch.AzkeysConsumer;
import io.github.azkeys.internal.watch.WatchedResources;
import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;

/**
 * Fetch the account keys of Azure resources with a Microsoft Entra identity.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "azkeys",
        title = "Azure Keys",
        syntax = "azkeys:operation",
        category = {Category.CLOUD, Category.SECURITY},
        headersClass = AzkeysConstants.class)
public class AzkeysEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    /** Each look is a call that counts as a write. */
    private static final long EVERY_MINUTE = 60_000;

    @UriParam
    private AzkeysConfiguration configuration;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description = "How long to wait between two looks at the keys.")
    private long delay = EVERY_MINUTE;

    @UriParam(
            label = "producer",
            description = "With action=regenerate, the key to make new, such as primary or secondary; keyName does it "
                    + "too where the operation has no use for it. The catalogue lists the names for each operation.")
    private String regenerateKey;

    private AzkeysRequests requests;
    private final ProducerHealth producerHealth = new ProducerHealth(this);
    private KeyHandout handout;
    private ArmConnection connection;
    private KeySource keys;
    private volatile ArmClient client;
    private volatile String shownUri;

    public AzkeysEndpoint(String uri, AzkeysComponent component, AzkeysConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        setDelay(EVERY_MINUTE);
    }

    /**
     * Checks all that the options state, so that a wrong one is told before any call.
     *
     * @throws io.github.azkeys.InvalidRequestException if an option is wrong, with what would be right
     */
    void validate() {
        requests = new AzkeysRequests(
                getComponent().catalog(),
                configuration,
                new RegenerateAction(getComponent().isRegenerateEnabled(), regenerateKey));
        handout = new KeyHandout(getComponent(), requests.operation(), configuration);
        connection = getComponent().connections().connection(configuration);
        keys = new KeySource(this);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        requests.warnOfUnknownVersion();
        client = getComponent().connections().acquire(connection);
        if (handout.needsHistory()) {
            ServiceHelper.startService(configuration.getStateRepository());
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            client = null;
            getComponent().connections().release(connection);
        }
        super.doStop();
    }

    @Override
    public Producer createProducer() {
        requests.requireOne();
        return requests.operation() == AnyResource.refresh()
                ? new AzkeysRefreshProducer(this)
                : new AzkeysProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        AzkeysConsumer consumer =
                new AzkeysConsumer(this, processor, new WatchedResources(requests, configuration.getResourceNames()));
        configureConsumer(consumer);
        return consumer;
    }

    /** What may be asked. */
    public AzkeysRequests requests() {
        return requests;
    }

    /** How its keys are asked for. */
    public KeySource keys() {
        return keys;
    }

    /** Where keys come from, and as whom. */
    public ArmConnection connection() {
        return connection;
    }

    /** The health check that producers share. */
    public ProducerHealth producerHealth() {
        return producerHealth;
    }

    /** What is handed out of an answer. */
    public KeyHandout handout() {
        return handout;
    }

    /** The client while the endpoint runs. */
    public ArmClient client() {
        ArmClient running = client;
        if (running == null) {
            throw new IllegalStateException(this + " is not started");
        }
        return running;
    }

    /**
     * The URI without the secrets that somebody may have written into it: Camel puts it into the properties of an
     * exchange, and from there it would get into logs.
     */
    @Override
    public String getEndpointUri() {
        if (shownUri == null) {
            shownUri = URISupport.sanitizeUri(super.getEndpointUri()); // Camel asks with every exchange
        }
        return shownUri;
    }

    /** Two endpoints whose URIs differ in a secret only are not the same. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public AzkeysComponent getComponent() {
        return (AzkeysComponent) super.getComponent();
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public String getRegenerateKey() {
        return regenerateKey;
    }

    public void setRegenerateKey(String regenerateKey) {
        this.regenerateKey = regenerateKey;
    }

    public AzkeysConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AzkeysConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String getServiceUrl() {
        return connection.endpoint().resourceManager();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", requests.operation().name(), "apiVersion", requests.apiVersion());
    }
}
