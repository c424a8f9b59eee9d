// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of an HTTP client that answers on the thread of the request, as a bean of the application may do. */
class KeyPagesTest {

    private final List<Long> depths = new ArrayList<>();
    private int last;

    @Test
    void manyPagesNeedNoDeeperStackThanFew() throws Exception {
        last = 100;

        ObjectNode whole = follow().get(30, TimeUnit.SECONDS);

        assertThat(whole.path("value")).hasSize(100);
        assertThat(whole.has("nextLink")).isFalse();
        assertThat(depths).hasSize(99);
        assertThat(depths.get(98)).isEqualTo(depths.get(1));
    }

    @Test
    void thereAreAtMostOneHundred() {
        last = 101;

        assertThatThrownBy(() -> follow().get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the response has more than 100 pages");
        assertThat(depths).hasSize(99);
    }

    private CompletableFuture<ObjectNode> follow() {
        KeyPages pages = new KeyPages(
                ArmRequestsSupport.authorized(this::respond),
                CloudEndpoints.of(new AzkeysConfiguration()),
                new KeySetReader(new KeySetTypes(name -> null)));
        return ArmRequestsSupport.call(
                CallPriority.live(),
                call -> pages.follow(ResourceList.PAGE, page(1), call, ArmRequestsSupport.SUBJECT));
    }

    private CompletableFuture<TransportResponse> respond(TransportRequest request) {
        depths.add(StackWalker.getInstance().walk(Stream::count));
        return CompletableFuture.completedFuture(
                ArmRequestsSupport.answer(200, page(depths.size() + 1).toString()));
    }

    private ObjectNode page(int number) {
        ObjectNode page = JsonMappers.builder().build().createObjectNode();
        page.putArray("value").addObject().put("id", "/" + number);
        return number < last ? page.put("nextLink", "https://management.azure.com/next?page=" + number) : page;
    }
}
