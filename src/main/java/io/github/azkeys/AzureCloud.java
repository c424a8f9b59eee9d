// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

/**
 * The public Azure clouds. A cloud determines the endpoints of Azure Resource Manager and Microsoft Entra, and the host
 * name suffixes of the services.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-dns">Azure services DNS zone
 *     configuration</a>
 */
public enum AzureCloud {
    /** The global cloud. */
    AZURE_PUBLIC,
    /** Azure operated by 21Vianet in China. */
    AZURE_CHINA,
    /** Azure Government in the United States. */
    AZURE_US_GOVERNMENT
}
