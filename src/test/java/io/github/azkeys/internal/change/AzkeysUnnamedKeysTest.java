// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Keys of a list without a name, or with the same name, have the same names in any order. */
class AzkeysUnnamedKeysTest extends AzkeysTestSupport {

    private static final String SERVICE =
            "/subscriptions/subid/resourceGroups/rg1/providers/Microsoft.Search/searchServices/mysearchservice";
    private static final String URI = "azkeys:search-query?resourceId=" + SERVICE;

    private static final String[] KEYS = {
        "{\"name\":null,\"key\":\"k1\"}",
        "{\"name\":\"\",\"key\":\"k2\"}",
        "{\"name\":\"app\",\"key\":\"k3\"}",
        "{\"name\":\"app\",\"key\":\"k4\"}",
        "{\"name\":\"1\",\"key\":\"k5\"}"
    };

    @Test
    void anotherOrderIsNoChange() throws Exception {
        List<Object> changed = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            arm.fail(Fault.status(200).json(list(0, 1, 2, 3, 4)));
            arm.fail(Fault.status(200).json(list(4, 3, 2, 1, 0)));
            arm.fail(Fault.status(200).json(list(3, 0, 2, 4, 1)));
        }
        arm.fail(Fault.status(200).json(list(1, 3, 4, 2)).times(1000));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:search-query?initialDelay=0&delay=10&resourceId=" + SERVICE)
                        .process(
                                exchange -> changed.add(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS)));
            }
        });

        await().until(() -> !changed.isEmpty());

        assertThat(arm.calls()).hasSizeGreaterThan(15);
        // only the one that was removed, although keys without a name may get its number
        assertThat(changed).hasSize(1);
    }

    @Test
    void eachKeyCanBeSelected() {
        arm.fail(Fault.status(200).json(list(0, 1, 2, 3, 4)).times(6));

        KeySet keys = ask(URI).getMessage().getBody(KeySet.class);

        assertThat(keys.keyNames())
                .containsExactlyInAnyOrder("value.0", "value.2", "value.app", "value.app.1", "value.1");
        assertThat(keys.keyNames().stream().map(name -> ask(URI + "&select=" + name)
                        .getMessage()
                        .getBody(Secret.class)
                        .value()))
                .containsExactlyInAnyOrder("k1", "k2", "k3", "k4", "k5");
        arm.fail(Fault.status(200).json(list(4)));
        assertThat(ask(URI + "&select=value.2").getException()).isInstanceOf(InvalidRequestException.class);
    }

    private static String list(int... order) {
        String[] items = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            items[i] = KEYS[order[i]];
        }
        return "{\"value\":[" + String.join(",", items) + "]}";
    }
}
