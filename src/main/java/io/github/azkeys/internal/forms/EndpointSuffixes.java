package io.github.azkeys.internal.forms;

import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.cloud.CloudSettings;
import java.util.regex.Pattern;

/**
 * What the host names of resources end with: what is stated, else what is documented for the cloud. Immutable.
 *
 * @param cloud null where the resources are in none of the public clouds
 * @param stated null where the cloud decides
 */
public record EndpointSuffixes(AzureCloud cloud, String stated) {

    private static final Pattern HOST = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?" + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /**
     * @throws InvalidRequestException if what is stated is no host name
     */
    public EndpointSuffixes {
        if (stated != null && !HOST.matcher(stated).matches()) {
            throw new InvalidRequestException(
                    "endpointSuffix must be the end of a host name without the dot, such as core.windows.net");
        }
    }

    /**
     * The suffix of a service.
     *
     * @throws InvalidRequestException if neither the option nor the cloud says it
     */
    String of(String service) {
        if (stated != null) {
            return stated;
        }
        if (cloud == null) {
            throw new InvalidRequestException("A resourceManagerEndpoint leaves open what the host names of its "
                    + service + " resources end with: set endpointSuffix, or cloud if they are named as there");
        }
        return CloudSettings.of(cloud)
                .suffix(service)
                .orElseThrow(() -> new InvalidRequestException(
                        "It is not known what the host names of " + service + " end with: set endpointSuffix"));
    }
}
