// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.find.ResourceScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceListTest {

    @ParameterizedTest
    @CsvSource({"shop_(1)-a.b, shop_(1)-a.b", "größe, gr%C3%B6%C3%9Fe"})
    void theTargetIsPercentEncoded(String group, String encoded) {
        assertThat(ResourceList.target(new ResourceScope(new OperationIndex().get("batch"), "sub", group)))
                .isEqualTo("/subscriptions/sub/resourceGroups/" + encoded
                        + "/resources?$filter=resourceType%20eq%20%27Microsoft.Batch%2FbatchAccounts%27"
                        + "&api-version=2021-04-01");
    }
}
