package io.github.azkeys.internal.identity;

import com.azure.core.management.AzureEnvironment;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.cloud.CloudSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Where Azure Resource Manager and Microsoft Entra are. HTTPS only: a token must not travel in the clear. Immutable.
 *
 * @param resourceManager the address of ARM, without a path
 * @param authorityHost the address of Entra
 * @param audience what a token has to be made for
 * @param privateAuthority whether the authority is none of Microsoft's own, so that those must not be asked about it
 */
public record ArmEndpoint(String resourceManager, String authorityHost, String audience, boolean privateAuthority) {

    /**
     * @throws InvalidRequestException if an address is not {@code https://host[:port]}
     */
    public ArmEndpoint {
        resourceManager = https("resourceManagerEndpoint", resourceManager);
        authorityHost = https("authorityHost", authorityHost);
        Objects.requireNonNull(audience, "audience");
    }

    /** Returns the endpoint of a public cloud. */
    public static ArmEndpoint of(AzureCloud cloud) {
        AzureEnvironment environment = CloudSettings.of(cloud).environment();
        return new ArmEndpoint(
                environment.getResourceManagerEndpoint(),
                environment.getActiveDirectoryEndpoint(),
                environment.getManagementEndpoint(),
                false);
    }

    /** The same place with ARM elsewhere, such as on Azure Stack; tokens are made for that address. */
    public ArmEndpoint withResourceManager(String address) {
        return new ArmEndpoint(address, authorityHost, https("resourceManagerEndpoint", address), privateAuthority);
    }

    /** The same place with Entra, or what stands in for it, elsewhere. */
    public ArmEndpoint withAuthorityHost(String address) {
        return new ArmEndpoint(resourceManager, address, audience, true);
    }

    /** The same place with tokens made for another audience, as Azure Stack wants it. */
    public ArmEndpoint withAudience(String value) {
        return new ArmEndpoint(resourceManager, authorityHost, value, privateAuthority);
    }

    /** The OAuth 2 scope of a token for ARM. */
    String scope() {
        return audience + "/.default";
    }

    /** Whether an absolute address is on the same server as ARM, so that it may be given the token. */
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
        String trimmed = address.strip().replaceAll("/+$", "");
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
            // refused below, without the address: it might hold a password
        }
        throw new InvalidRequestException(
                option + " must be https://host or https://host:port, without path, query or user");
    }
}
