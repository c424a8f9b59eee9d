// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.Objects;

/**
 * A permission of an IoT hub shared access policy. Values that ARM adds later are preserved.
 *
 * @param name as ARM spells it
 * @see <a href="https://learn.microsoft.com/rest/api/iothub/iot-hub-resource/get-keys-for-key-name#accessrights">Access
 *     rights</a>
 */
public record AccessRight(String name) {

    public static final AccessRight REGISTRY_READ = new AccessRight("RegistryRead");
    public static final AccessRight REGISTRY_WRITE = new AccessRight("RegistryWrite");
    public static final AccessRight SERVICE_CONNECT = new AccessRight("ServiceConnect");
    public static final AccessRight DEVICE_CONNECT = new AccessRight("DeviceConnect");

    public AccessRight {
        Objects.requireNonNull(name, "name");
    }

    /** Returns the name as ARM spells it. */
    @Override
    public String toString() {
        return name;
    }
}
