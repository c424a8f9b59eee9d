// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * The options of the component and of each endpoint. A mutable bean that Camel configures; use a {@link #copy()}.
 */
@UriParams
public class AzkeysConfiguration extends ChoiceConfiguration implements Cloneable {

    @UriPath(
            enums = CatalogNames.OPERATIONS,
            description = "The name of the operation in the catalog, such as batch, iothub or mlworkspace. Use "
                    + "resource for an action that the catalog does not have, and refresh to report that "
                    + "keys are out of date. An application can have operations of its own.")
    @Metadata(required = true)
    private @Nullable String operation;

    @UriParam(
            description = "The Azure subscription that contains the resource. Usually set once on the " + "component.")
    private @Nullable String subscriptionId;

    @UriParam(
            description = "The resource group that contains the resource. Usually set once on the component. An "
                    + "asterisk is all resource groups of the subscription, if resourceName is an asterisk, too.")
    private @Nullable String resourceGroup;

    @UriParam(
            description = "The name of the resource. Join the names of a nested resource with a slash, as in "
                    + "namespace/hub. A consumer watches several resources, separated by commas. An asterisk is all "
                    + "resources of the resource group, for a consumer and for a producer with "
                    + "findResources=true.")
    private @Nullable String resourceName;

    @UriParam(description = "The name of the key, policy or authorization rule, for operations that need one.")
    private @Nullable String keyName;

    @UriParam(
            description = "The full ARM ID of the resource or a URL with it, as copied from the portal, instead of "
                    + "subscriptionId, resourceGroup and resourceName.")
    private @Nullable String resourceId;

    @UriParam(
            description = "The ARM API version. Every operation except azkeys:resource has a default. A version "
                    + "that the operation does not list is used after a warning.")
    private @Nullable String apiVersion;

    @UriParam(
            description = "The action to POST to the resource, such as listKeys, for azkeys:resource. For other "
                    + "operations, regenerate regenerates a key instead of listing the keys.")
    private @Nullable String action;

    @UriParam(
            prefix = "request.",
            multiValue = true,
            description = "What is stated in the request to ARM, for operations that make a key on request, such as "
                    + "request.permissions=r. The catalog lists the names for each operation. Not for secrets.")
    private Map<String, Object> request = new LinkedHashMap<>();

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "How long keys are served from the cache before they are listed again; 0 disables the "
                    + "cache. Keys are renewed in the background before this time.")
    private Duration cacheTtl = Duration.ofMinutes(1);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description =
                    "The maximum age of cached keys that are served while ARM is unavailable; 0 serves " + "none.")
    private Duration cacheStaleTtl = Duration.ofHours(1);

    public @Nullable String getOperation() {
        return operation;
    }

    public void setOperation(@Nullable String operation) {
        this.operation = operation;
    }

    public @Nullable String getSubscriptionId() {
        return subscriptionId;
    }

    public void setSubscriptionId(@Nullable String subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    public @Nullable String getResourceGroup() {
        return resourceGroup;
    }

    public void setResourceGroup(@Nullable String resourceGroup) {
        this.resourceGroup = resourceGroup;
    }

    public @Nullable String getResourceName() {
        return resourceName;
    }

    public void setResourceName(@Nullable String resourceName) {
        this.resourceName = resourceName;
    }

    public @Nullable String getKeyName() {
        return keyName;
    }

    public void setKeyName(@Nullable String keyName) {
        this.keyName = keyName;
    }

    public @Nullable String getResourceId() {
        return resourceId;
    }

    public void setResourceId(@Nullable String resourceId) {
        this.resourceId = resourceId;
    }

    public @Nullable String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(@Nullable String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public @Nullable String getAction() {
        return action;
    }

    public void setAction(@Nullable String action) {
        this.action = action;
    }

    public Map<String, Object> getRequest() {
        return request;
    }

    public void setRequest(@Nullable Map<String, Object> request) {
        this.request = request == null ? new LinkedHashMap<>() : request;
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

    /** Returns an independent copy. */
    public AzkeysConfiguration copy() {
        try {
            AzkeysConfiguration copy = (AzkeysConfiguration) super.clone();
            copy.request = new LinkedHashMap<>(request);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
