// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.apache.camel.spi.Metadata;

/**
 * The message headers. A header sets what the configuration does not set; it never overrides the configuration.
 */
public final class AzkeysConstants {

    @Metadata(
            label = "producer",
            description = "The Azure subscription, if the configuration does not set it.",
            javaType = "String")
    public static final String SUBSCRIPTION_ID = "CamelAzkeysSubscriptionId";

    @Metadata(
            label = "producer",
            description = "The resource group, if the configuration does not set it.",
            javaType = "String")
    public static final String RESOURCE_GROUP = "CamelAzkeysResourceGroup";

    @Metadata(
            label = "producer",
            description = "The name of the resource, if the configuration does not set it.",
            javaType = "String")
    public static final String RESOURCE_NAME = "CamelAzkeysResourceName";

    @Metadata(
            label = "producer",
            description = "The name of the key, policy or rule, if the configuration does not set it.",
            javaType = "String")
    public static final String KEY_NAME = "CamelAzkeysKeyName";

    @Metadata(
            description = "In: the full ARM ID, for what the configuration and the other headers do not set. "
                    + "Out: the ARM ID of the resource that the keys belong to, without the name of a key.",
            javaType = "String")
    public static final String RESOURCE_ID = "CamelAzkeysResourceId";

    @Metadata(description = "Out: the operation.", javaType = "String")
    public static final String OPERATION = "CamelAzkeysOperation";

    @Metadata(description = "Out: the ARM API version of the request.", javaType = "String")
    public static final String API_VERSION = "CamelAzkeysApiVersion";

    @Metadata(description = "Out: the request ID of ARM, which Azure support asks for.", javaType = "String")
    public static final String REQUEST_ID = "CamelAzkeysRequestId";

    @Metadata(description = "Out: when ARM returned the keys.", javaType = "java.time.Instant")
    public static final String RETRIEVED_AT = "CamelAzkeysRetrievedAt";

    @Metadata(
            label = "producer",
            description = "In: whether to list the keys even if they are cached.",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String REFRESH = "CamelAzkeysRefresh";

    @Metadata(description = "Out: whether the keys come from the cache.", javaType = "Boolean")
    public static final String FROM_CACHE = "CamelAzkeysFromCache";

    @Metadata(
            description = "Out: whether the keys are older than cacheTtl because ARM is unavailable.",
            javaType = "Boolean")
    public static final String STALE = "CamelAzkeysStale";

    @Metadata(
            label = "producer",
            description = "Out of azkeys:refresh: the number of cached key sets that are now out of date.",
            javaType = "Integer")
    public static final String REFRESHED = "CamelAzkeysRefreshed";

    @Metadata(
            label = "consumer",
            description =
                    "Out: the names of the keys that changed; with select or form, the name of the key that is selected now. "
                            + "Empty if the exchange was started without a change.",
            javaType = "java.util.List")
    public static final String CHANGED_KEYS = "CamelAzkeysChangedKeys";

    private AzkeysConstants() {}
}
