package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.observe.ObservedComponent;
import io.github.azkeys.internal.options.InheritedOptions;
import io.github.azkeys.internal.options.OptionNames;
import io.github.azkeys.internal.request.RegenerateAction;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

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

    @Override
    protected void doStart() throws Exception {
        FormRequest.requireValidity(configuration.getTokenValidity()); // a data type takes it from here
        super.doStart();
        KeyServices services = KeyServices.of(this);
        services.operations(); // checks the files of the application
        services.cache();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        new OptionNames(getCamelContext()).restore(parameters);
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
    public AzkeysConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AzkeysConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public int getCacheSize() {
        return cacheSize;
    }

    public void setCacheSize(int cacheSize) {
        this.cacheSize = cacheSize;
    }

    @Override
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
