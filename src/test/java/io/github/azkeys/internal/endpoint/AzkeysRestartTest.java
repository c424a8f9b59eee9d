// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A component of the application starts again and keeps neither lists of resources nor their failures. */
class AzkeysRestartTest extends AzkeysTestSupport {

    private static final String GROUP =
            "/subscriptions/fleet/resourceGroups/shop/providers/Microsoft.Batch/batchAccounts/";
    private static final String FIND = "azkeys:batch?findResources=true&subscriptionId=fleet&resourceGroup=shop"
            + "&resourceName=*&cacheTtl=1h&maxRetries=0";

    private static final String LIST = "azkeys:batch?cacheTtl=0&resourceId=" + BATCH;

    private final AzkeysComponent component = new AzkeysComponent();
    private DefaultCamelContext other;

    @BeforeEach
    void startOther() {
        arm.add("batch", GROUP + "orders");
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        // each start creates another SSL context, so that the connections before and after it would differ
        component.getConfiguration().setSslContextParameters(null);
        component.getConfiguration().setHttpClient(AzureClients.http(CERTIFICATE.trustStore()));
        SimpleRegistry beans = new SimpleRegistry();
        beans.bind("azkeys", component);
        other = new DefaultCamelContext(new DefaultRegistry(beans));
        other.getShutdownStrategy().setTimeout(1);
        other.start();
    }

    @AfterEach
    void closeOther() throws Exception {
        other.close();
    }

    @Test
    void theResourcesAreListedAgain() {
        assertThat(find()).hasSize(1);
        arm.add("batch", GROUP + "returns");
        assertThat(find()).as("from the cache").hasSize(1);

        restart();

        assertThat(find()).hasSize(2);
    }

    @Test
    void aListThatTheStopEndedDoesNotDelayTheNext() throws Exception {
        arm.fail(Fault.silence().onlyFor("/resources"));
        CompletableFuture<Exchange> pending = other.createProducerTemplate().asyncSend(FIND, exchange -> {});
        await().until(() -> arm.calls().size() == 1);

        restart();

        assertThat(pending.get(5, TimeUnit.SECONDS).getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("azkeys was stopped");
        assertThat(find()).hasSize(1);
    }

    /** Camel only stops a component that is removed. Its endpoints go on. */
    @Test
    void endpointsFromBeforeDoNotCloseTheClientsOfOthers() {
        Endpoint first = other.getEndpoint(LIST);
        Endpoint second = other.getEndpoint(LIST + "&emit=CHANGES");
        component.stop();
        component.start();
        list();

        first.stop();
        second.stop();
        list();

        assertThat(arm.calls()).hasSize(2);
        assertThat(arm.tokenRequests()).as("of one client").hasSize(1);
    }

    private void list() {
        Exchange exchange = other.createProducerTemplate().request(LIST + "&delay=1h", message -> {});
        assertThat(exchange.getException()).isNull();
    }

    private void restart() {
        other.stop();
        other.start();
    }

    private List<?> find() {
        Exchange exchange = other.createProducerTemplate().request(FIND, message -> {});
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }
}
