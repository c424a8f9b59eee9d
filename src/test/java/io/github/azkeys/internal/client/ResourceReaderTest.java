// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.RequestOptions;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reads of a resource are not tries of the request for the keys. */
class ResourceReaderTest {

    private static final Operation STORAGE = new OperationIndex().get("storage");

    private static final KeyRequest REQUEST = new KeyRequest(
            new AddressResolver(
                            STORAGE,
                            new NamesByOption(
                                    Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "account")))
                    .resolve(StatedNames.NONE),
            STORAGE.apiVersion(),
            RequestOptions.NONE,
            STORAGE.form("endpoints-connection-string").reads());

    private final CallPriority priority = CallPriority.live();
    private int tries;

    @Test
    void afterSuccess() {
        assertThat(read(200)).isCompleted();

        assertThat(tries).isEqualTo(1);
        assertThat(priority.tries()).isZero();
    }

    @Test
    void afterAFailure() {
        assertThat(read(503)).isCompletedExceptionally();

        assertThat(tries).isEqualTo(1);
        assertThat(priority.tries()).isZero();
    }

    private CompletableFuture<Map<String, String>> read(int status) {
        ResourceReader reader = new ResourceReader(
                ArmRequestsSupport.authorized(request -> answer(request, status)),
                new KeySetReader(new KeySetTypes(name -> null)));
        return ArmRequestsSupport.call(priority, call -> reader.read(REQUEST, call));
    }

    private CompletableFuture<TransportResponse> answer(TransportRequest request, int status) {
        assertThat(request.method()).isEqualTo("GET");
        tries = priority.tries();
        return CompletableFuture.completedFuture(ArmRequestsSupport.answer(status, "{}"));
    }
}
