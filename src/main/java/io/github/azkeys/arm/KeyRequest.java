package io.github.azkeys.arm;

import io.github.azkeys.catalog.Operation;
import java.util.Objects;

/**
 * A request for the keys of one resource.
 *
 * @param address which resource and, where the operation asks for one, which key
 * @param apiVersion which version of ARM's interface to speak
 */
public record KeyRequest(ResourceAddress address, String apiVersion) {

    public KeyRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(apiVersion, "apiVersion");
    }

    /** What is asked. */
    public Operation operation() {
        return address.operation();
    }
}
