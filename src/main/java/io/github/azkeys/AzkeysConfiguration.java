package io.github.azkeys;

import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/**
 * The options of the component and of each endpoint. A mutable bean that Camel fills; whoever uses it works on a copy.
 */
@UriParams
public class AzkeysConfiguration extends ChoiceConfiguration implements Cloneable {

    @UriPath(
            description = "The name of the operation in the catalogue, such as batch, iothub or mlworkspace; "
                    + "resource for an action that the catalogue lacks; or refresh to say that keys are out of date.")
    @Metadata(required = true)
    private String operation;

    @UriParam(description = "The Azure subscription that holds the resource. Usually set once on the " + "component.")
    private String subscriptionId;

    @UriParam(description = "The resource group that holds the resource. Usually set once on the component.")
    private String resourceGroup;

    @UriParam(
            description = "The name of the resource. The names of a nested resource are joined by a slash, "
                    + "as in namespace/hub. A consumer watches several, separated by commas.")
    private String resourceName;

    @UriParam(description = "The name of the key, policy or authorization rule, for operations that address " + "one.")
    private String keyName;

    @UriParam(
            description = "The full ARM id of the resource, as copied from the portal, instead of "
                    + "subscriptionId, resourceGroup and resourceName.")
    private String resourceId;

    @UriParam(
            description =
                    "The version of ARM's interface to speak. Each operation but azkeys:resource has a default; a "
                            + "version that the operation does not list is used after a warning.")
    private String apiVersion;

    @UriParam(
            description = "The action to POST to the resource, such as listKeys, for azkeys:resource. Each other "
                    + "operation has its own, and regenerate, which makes a key new.")
    private String action;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "How long keys are served from memory before ARM is asked again; 0 asks every time. They are "
                    + "renewed in the background before that.")
    private Duration cacheTtl = Duration.ofMinutes(1);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description = "How old keys may get that are served because ARM cannot answer; 0 serves none.")
    private Duration cacheStaleTtl = Duration.ofHours(1);

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public String getSubscriptionId() {
        return subscriptionId;
    }

    public void setSubscriptionId(String subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    public String getResourceGroup() {
        return resourceGroup;
    }

    public void setResourceGroup(String resourceGroup) {
        this.resourceGroup = resourceGroup;
    }

    public String getResourceName() {
        return resourceName;
    }

    public void setResourceName(String resourceName) {
        this.resourceName = resourceName;
    }

    public String getKeyName() {
        return keyName;
    }

    public void setKeyName(String keyName) {
        this.keyName = keyName;
    }

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public Duration getCacheTtl() {
        return cacheTtl;
    }

    public void setCacheTtl(Duration cacheTtl) {
        this.cacheTtl = cacheTtl;
    }

    public Duration getCacheStaleTtl() {
        return cacheStaleTtl;
    }

    public void setCacheStaleTtl(Duration cacheStaleTtl) {
        this.cacheStaleTtl = cacheStaleTtl;
    }

    /** A copy that may be changed without changing this one. */
    public AzkeysConfiguration copy() {
        try {
            return (AzkeysConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
