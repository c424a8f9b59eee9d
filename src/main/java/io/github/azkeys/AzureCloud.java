package io.github.azkeys;

import com.azure.core.management.AzureEnvironment;
import io.github.azkeys.internal.identity.ArmEndpoint;
import java.util.Map;
import java.util.Optional;

/**
 * The public clouds of Azure: where their Resource Manager and their Entra are, and what the names of their services
 * end with.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns">The DNS zones of Azure's
 *     services, by cloud</a>
 */
public enum AzureCloud {
    /** Azure for most of the world. */
    AZURE_PUBLIC(
            AzureEnvironment.AZURE,
            Map.of(
                    "cosmosdb", "documents.azure.com",
                    "iotdps", "azure-devices-provisioning.net",
                    "iothub", "azure-devices.net",
                    "redis", "redis.cache.windows.net",
                    "servicebus", "servicebus.windows.net")),
    /** Azure operated by 21Vianet. */
    AZURE_CHINA(
            AzureEnvironment.AZURE_CHINA,
            Map.of(
                    "cosmosdb", "documents.azure.cn",
                    "iotdps", "azure-devices-provisioning.cn",
                    "iothub", "azure-devices.cn",
                    "redis", "redis.cache.chinacloudapi.cn",
                    "servicebus", "servicebus.chinacloudapi.cn")),
    /** Azure Government. */
    AZURE_US_GOVERNMENT(
            AzureEnvironment.AZURE_US_GOVERNMENT,
            Map.of(
                    "cosmosdb", "documents.azure.us",
                    "iotdps", "azure-devices-provisioning.us",
                    "iothub", "azure-devices.us",
                    "redis", "redis.cache.usgovcloudapi.net",
                    "servicebus", "servicebus.usgovcloudapi.net"));

    private final transient AzureEnvironment environment;
    private final transient Map<String, String> suffixes;

    AzureCloud(AzureEnvironment environment, Map<String, String> suffixes) {
        this.environment = environment;
        this.suffixes = suffixes;
    }

    /** The cloud's addresses. */
    public ArmEndpoint endpoint() {
        return new ArmEndpoint(
                environment.getResourceManagerEndpoint(),
                environment.getActiveDirectoryEndpoint(),
                environment.getManagementEndpoint(),
                false);
    }

    /**
     * What a resource's host name ends with, such as {@code core.windows.net}.
     *
     * @param service as in the forms of the catalogue, such as {@code storage}
     * @return without a dot in front; empty where the service is not known
     */
    public Optional<String> suffix(String service) {
        return Optional.ofNullable(
                service.equals("storage")
                        ? environment.getStorageEndpointSuffix().substring(1)
                        : suffixes.get(service));
    }
}
