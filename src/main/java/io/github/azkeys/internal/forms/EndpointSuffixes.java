// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.cloud.CloudSettings;
import java.util.regex.Pattern;

/**
 * The suffixes of the host names of resources: the stated one, or those that are documented for the cloud. Immutable.
 *
 * @param cloud null if the resources are not in a public cloud
 * @param stated null if the cloud decides
 */
public record EndpointSuffixes(AzureCloud cloud, String stated) {

    private static final Pattern HOST = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?" + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    public EndpointSuffixes {
        if (stated != null && !HOST.matcher(stated).matches()) {
            throw new InvalidRequestException(
                    "endpointSuffix must be the end of a host name without the dot, such as core.windows.net");
        }
    }

    /** Returns the suffix of a service. */
    String of(String service) {
        if (stated != null) {
            return stated;
        }
        if (cloud == null) {
            throw new InvalidRequestException("The host name suffix of " + service
                    + " is unknown with a resourceManagerEndpoint: set endpointSuffix, or cloud if its suffixes apply");
        }
        return CloudSettings.of(cloud)
                .suffix(service)
                .orElseThrow(() -> new InvalidRequestException(
                        "The host name suffix of " + service + " is unknown: set endpointSuffix"));
    }
}
