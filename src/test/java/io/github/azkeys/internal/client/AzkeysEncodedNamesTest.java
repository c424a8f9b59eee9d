// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.ResourceKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Resources in a resource group whose name is not in ASCII. */
class AzkeysEncodedNamesTest extends AzkeysTestSupport {

    private static final String ID =
            "/subscriptions/sub/resourceGroups/größe/providers/Microsoft.Batch/batchAccounts/orders";

    @Test
    @SuppressWarnings("unchecked")
    void itsResourcesAreFoundAndTheirKeysListed() {
        arm.add("batch", ID);

        Exchange exchange =
                ask("azkeys:batch?findResources=true&subscriptionId=sub&resourceGroup=größe&resourceName=*");

        assertThat(exchange.getException()).isNull();
        assertThat((List<ResourceKeys>) exchange.getMessage().getBody(List.class))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.resourceId()).isEqualTo(ID);
                    assertThat(found.keys()).isEqualTo(arm.keys("batch", ID));
                });
    }
}
