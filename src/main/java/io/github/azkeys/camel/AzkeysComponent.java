// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.live.LiveCredentials;
import io.github.azkeys.internal.observe.ObservedComponent;
import io.github.azkeys.internal.options.InheritedOptions;
import io.github.azkeys.internal.refused.RefusedKeys;
import io.github.azkeys.internal.request.RegenerateAction;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of Azure resources for routes: {@code azkeys:batch?resourceName=account}. Endpoints with equal
 * connection options share one client, its connections and its token.
 */
@Component("azkeys")
public class AzkeysComponent extends ObservedComponent implements SSLContextParametersAware {

    @Metadata(description = "The default options for all endpoints.")
    private AzkeysConfiguration configuration = new AzkeysConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the global SSL context parameters of the Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            defaultValue = "1000",
            description = "The maximum number of cached key sets. The least used are evicted first.")
    private int cacheSize = 1000;

    @Metadata(
            description = "The folder with your own operations, one .json file each, such as "
                    + "file:/etc/azkeys/operations or classpath:azkeys/operations. All files are checked "
                    + "when the component starts.")
    private @Nullable String operationsLocation;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether endpoints may regenerate keys with action=regenerate, which invalidates the "
                    + "old keys.")
    private boolean regenerateEnabled;

    @Override
    public void setCamelContext(CamelContext context) {
        super.setCamelContext(context);
        LiveCredentials.of(context); // where Camel does not find the plugin, as in OSGi
    }

    @Override
    protected void doStart() throws Exception {
        FormRequest.requireValidity(configuration.getTokenValidity()); // data types use this value
        super.doStart();
        KeyServices services = KeyServices.of(this);
        services.operations(); // validates the application's own files
        services.cache();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        KeyServices.of(this).optionNames().restore(parameters);
        String operation = Objects.requireNonNullElse(remaining, ""); // null for the URI azkeys
        AzkeysConfiguration own = InheritedOptions.of(configuration, operation, parameters);
        InheritedOptions.removeUnusedGroup(own, KeyServices.of(this).operations(), parameters);
        RegenerateAction.refuseInherited(own, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        AzkeysEndpoint endpoint = new AzkeysEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        KeyServices.of(this).optionNames().refuse(parameters.keySet());
        endpoint.validate();
        RefusedKeys.install(getCamelContext()); // before the nodes of the route that call services with the keys
        KeyServices.of(this).loadEarly(); // not before: a machine with two cores has none to spare until then
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
    public @Nullable String getOperationsLocation() {
        return operationsLocation;
    }

    public void setOperationsLocation(@Nullable String operationsLocation) {
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
