// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The component descriptor states for each header whether the producer, the consumer or both set it. */
class AzkeysHeadersTest extends AzkeysTestSupport {

    @Test
    void headersOfTheConsumerAreNotDescribedAsTheProducersOnly() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?emit=START_AND_CHANGES&initialDelay=0&resourceId=" + BATCH)
                        .to("mock:changes");
            }
        });
        getMockEndpoint("mock:changes").setExpectedMessageCount(1);
        getMockEndpoint("mock:changes").assertIsSatisfied();

        Exchange exchange = getMockEndpoint("mock:changes").getExchanges().get(0);

        assertThat(headers(exchange)).contains(AzkeysConstants.CHANGED_KEYS, AzkeysConstants.RESOURCE_ID);
        assertThat(described("consumer", "")).containsAll(headers(exchange));
    }

    @Test
    void headersOfTheProducerAreNotDescribedAsTheConsumersOnly() throws Exception {
        Exchange exchange = ask("azkeys:batch?resourceId=" + BATCH);

        assertThat(headers(exchange)).contains(AzkeysConstants.RESOURCE_ID);
        assertThat(described("producer", "")).containsAll(headers(exchange));
        assertThat(described("consumer")).doesNotContainAnyElementsOf(headers(exchange));
    }

    private static Set<String> headers(Exchange exchange) {
        Set<String> names = new TreeSet<>(exchange.getMessage().getHeaders().keySet());
        names.removeIf(name -> !name.startsWith("CamelAzkeys"));
        return names;
    }

    /** Returns the headers with one of these labels in the descriptor. */
    private Set<String> described(String... labels) throws Exception {
        String descriptor = ((CatalogCamelContext) context).getComponentParameterJsonSchema("azkeys");
        JsonNode headers = new ObjectMapper().readTree(descriptor).path("headers");
        Set<String> names = new TreeSet<>();
        headers.properties().forEach(header -> {
            if (Set.of(labels).contains(header.getValue().path("label").asText())) {
                names.add(header.getKey());
            }
        });
        return names;
    }
}
