// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.failure.Subject;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

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
        Clock clock = Clock.systemUTC();
        KeyPages pages = new KeyPages(
                new ArmRequests(
                        new HttpPipelineBuilder().httpClient(this::respond).build(),
                        new RetryOptions(0, Duration.ZERO),
                        new ArmErrorReader(clock),
                        clock),
                CloudEndpoints.of(new AzkeysConfiguration()),
                new KeySetReader(new KeySetTypes(name -> null)));
        return pages.follow(
                        ResourceList.PAGE,
                        page(1),
                        CallPriority.live(),
                        new Subject("azkeys:x cannot do it", "/id", null, null))
                .toFuture();
    }

    private Mono<HttpResponse> respond(HttpRequest request) {
        depths.add(StackWalker.getInstance().walk(Stream::count));
        return Mono.just(new BufferedResponse(
                request,
                200,
                new HttpHeaders(),
                page(depths.size() + 1).toString().getBytes(UTF_8)));
    }

    private ObjectNode page(int number) {
        ObjectNode page = JsonMappers.builder().build().createObjectNode();
        page.putArray("value").addObject().put("id", "/" + number);
        return number < last ? page.put("nextLink", "https://management.azure.com/next?page=" + number) : page;
    }
}
