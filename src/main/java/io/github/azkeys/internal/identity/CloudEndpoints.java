// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static java.util.Objects.requireNonNullElse;

import com.azure.core.management.AzureEnvironment;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.cloud.CloudSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The addresses of Azure Resource Manager and Microsoft Entra in a cloud. HTTPS only, because they receive tokens and
 * secrets. Immutable.
 *
 * @param resourceManager the address of ARM, without a path
 * @param authorityHost the address of Entra
 * @param audience the audience of the tokens
 * @param privateAuthority whether the authority is not one of Microsoft, so that instance discovery cannot know it
 */
public record CloudEndpoints(String resourceManager, String authorityHost, String audience, boolean privateAuthority) {

    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

    /**
     * @throws InvalidRequestException if an address is not {@code https://host[:port]}
     */
    public CloudEndpoints {
        resourceManager = https("resourceManagerEndpoint", resourceManager);
        authorityHost = https("authorityHost", authorityHost);
        Objects.requireNonNull(audience, "audience");
    }

    /**
     * Returns the endpoints of the cloud, unless other options override them. A custom address of ARM, such as that of Azure
     * Stack, is also the default audience.
     */
    public static CloudEndpoints of(AzkeysConfiguration options) {
        AzureEnvironment environment = CloudSettings.of(requireNonNullElse(options.getCloud(), AzureCloud.AZURE_PUBLIC))
                .environment();
        String resourceManager =
                requireNonNullElse(options.getResourceManagerEndpoint(), environment.getResourceManagerEndpoint());
        String audience = options.getResourceManagerEndpoint() == null
                ? environment.getManagementEndpoint()
                : https("resourceManagerEndpoint", resourceManager);
        return new CloudEndpoints(
                resourceManager,
                requireNonNullElse(options.getAuthorityHost(), environment.getActiveDirectoryEndpoint()),
                requireNonNullElse(options.getAudience(), audience),
                options.getAuthorityHost() != null);
    }

    /** Returns the OAuth 2 scope of a token for ARM. */
    String scope() {
        return audience + "/.default";
    }

    /** Whether an absolute address is on the same server as ARM, which may receive the token. */
    public boolean serves(String address) {
        try {
            URI other = new URI(address);
            URI own = URI.create(resourceManager);
            return other.getRawUserInfo() == null && origin(own).equals(origin(other));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String origin(URI uri) {
        int port = uri.getPort() == -1 ? 443 : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    private static String https(String option, String address) {
        Objects.requireNonNull(address, option);
        String trimmed = SLASHES_AT_END.matcher(address.strip()).replaceAll("");
        try {
            URI uri = new URI(trimmed);
            if ("https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return trimmed;
            }
        } catch (URISyntaxException e) {
            // rejected below, without the address, which could contain a password
        }
        throw new InvalidRequestException(
                "Option " + option + " must be https://host or https://host:port, without path, query or user");
    }
}
