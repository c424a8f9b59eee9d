package io.github.azkeys;

import org.apache.camel.spi.Metadata;

/**
 * The headers. Those that a message brings fill what the configuration left open and never replace what it states.
 */
public final class AzkeysConstants {

    @Metadata(
            label = "producer",
            description = "The Azure subscription, where the configuration leaves it open.",
            javaType = "String")
    public static final String SUBSCRIPTION_ID = "CamelAzkeysSubscriptionId";

    @Metadata(
            label = "producer",
            description = "The resource group, where the configuration leaves it open.",
            javaType = "String")
    public static final String RESOURCE_GROUP = "CamelAzkeysResourceGroup";

    @Metadata(
            label = "producer",
            description = "The name of the resource, where the configuration leaves it open.",
            javaType = "String")
    public static final String RESOURCE_NAME = "CamelAzkeysResourceName";

    @Metadata(
            label = "producer",
            description = "The name of the key, policy or rule, where the configuration leaves it open.",
            javaType = "String")
    public static final String KEY_NAME = "CamelAzkeysKeyName";

    @Metadata(
            description = "In: the full ARM id, for what configuration and the other headers leave open."
                    + " Out: the ARM id of the resource whose keys these are, without the name of a key.",
            javaType = "String")
    public static final String RESOURCE_ID = "CamelAzkeysResourceId";

    @Metadata(description = "Out: the operation that was asked.", javaType = "String")
    public static final String OPERATION = "CamelAzkeysOperation";

    @Metadata(description = "Out: the API version that ARM was asked in.", javaType = "String")
    public static final String API_VERSION = "CamelAzkeysApiVersion";

    @Metadata(description = "Out: ARM's number of the request, which Azure support asks for.", javaType = "String")
    public static final String REQUEST_ID = "CamelAzkeysRequestId";

    @Metadata(description = "Out: when ARM answered.", javaType = "java.time.Instant")
    public static final String RETRIEVED_AT = "CamelAzkeysRetrievedAt";

    @Metadata(
            label = "producer",
            description = "In: whether to ask ARM even if the keys are in memory.",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String REFRESH = "CamelAzkeysRefresh";

    @Metadata(description = "Out: whether the keys were in memory.", javaType = "Boolean")
    public static final String FROM_CACHE = "CamelAzkeysFromCache";

    @Metadata(
            description = "Out: whether the keys are older than cacheTtl, since ARM cannot answer.",
            javaType = "Boolean")
    public static final String STALE = "CamelAzkeysStale";

    @Metadata(
            label = "producer",
            description = "Out of azkeys:refresh: how many key sets were in memory that are out of date now.",
            javaType = "Integer")
    public static final String REFRESHED = "CamelAzkeysRefreshed";

    @Metadata(
            label = "consumer",
            description =
                    "Out: the names of the keys that changed; empty where an exchange is started without a change.",
            javaType = "java.util.List")
    public static final String CHANGED_KEYS = "CamelAzkeysChangedKeys";

    private AzkeysConstants() {}
}
