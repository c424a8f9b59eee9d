// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cloud;

import com.azure.core.management.AzureEnvironment;
import io.github.azkeys.AzureCloud;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a public Azure cloud. Immutable.
 *
 * @param environment the endpoints of Azure Resource Manager and Microsoft Entra
 * @param suffixes the host name suffix of each service, without a leading dot
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns">Azure services DNS zone
 *     configuration</a>
 */
public record CloudSettings(AzureEnvironment environment, Map<String, String> suffixes) {

    private static final Map<AzureCloud, CloudSettings> CLOUDS = new EnumMap<>(Map.of(
            AzureCloud.AZURE_PUBLIC,
            new CloudSettings(
                    AzureEnvironment.AZURE,
                    Map.of(
                            "cosmosdb", "documents.azure.com",
                            "iotdps", "azure-devices-provisioning.net",
                            "iothub", "azure-devices.net",
                            "redis", "redis.cache.windows.net",
                            "servicebus", "servicebus.windows.net")),
            AzureCloud.AZURE_CHINA,
            new CloudSettings(
                    AzureEnvironment.AZURE_CHINA,
                    Map.of(
                            "cosmosdb", "documents.azure.cn",
                            "iotdps", "azure-devices-provisioning.cn",
                            "iothub", "azure-devices.cn",
                            "redis", "redis.cache.chinacloudapi.cn",
                            "servicebus", "servicebus.chinacloudapi.cn")),
            AzureCloud.AZURE_US_GOVERNMENT,
            new CloudSettings(
                    AzureEnvironment.AZURE_US_GOVERNMENT,
                    Map.of(
                            "cosmosdb", "documents.azure.us",
                            "iotdps", "azure-devices-provisioning.us",
                            "iothub", "azure-devices.us",
                            "redis", "redis.cache.usgovcloudapi.net",
                            "servicebus", "servicebus.usgovcloudapi.net"))));

    /** Returns the settings of a cloud. */
    public static CloudSettings of(AzureCloud cloud) {
        return CLOUDS.get(cloud);
    }

    /**
     * Returns the host name suffix of a service, such as {@code core.windows.net}.
     *
     * @param service the name that the forms of the catalog use, such as {@code storage}
     * @return without a leading dot; empty if the service is unknown
     */
    public Optional<String> suffix(String service) {
        return Optional.ofNullable(
                service.equals("storage")
                        ? environment.getStorageEndpointSuffix().substring(1)
                        : suffixes.get(service));
    }
}
