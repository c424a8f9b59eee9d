// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of resources whose type the catalogue does not know. */
class AnyResourceAddressTest {

    private static final String ID =
            "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/grün/providers/Microsoft.Sql/servers/s1/databases/db(1)/sub/x";

    @Test
    void keepsTypesAndNamesAsTheyAreGiven() {
        ResourceAddress address = address("listKeys", ID);

        assertThat(address.resourceId()).isEqualTo(ID);
        assertThat(address.path()).isEqualTo(ID + "/listKeys");
    }

    @Test
    void readsTheFixedPartsInAnyCasing() {
        String id = "subscriptions/s/RESOURCEGROUPS/g/Providers/Microsoft.Sql/servers/S1/";

        assertThat(address("listKeys", id).resourceId())
                .isEqualTo("/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/S1");
    }

    @Test
    void anExtensionOfAResourceIsAResource() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.HybridCompute/machines/m1"
                + "/providers/Microsoft.HybridConnectivity/endpoints/default";

        assertThat(address("listCredentials", id).path()).isEqualTo(id + "/listCredentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft.ApiManagement/service/apim1/subscriptions/sub1",
                "Microsoft.ServiceBus/namespaces/n1/topics/t1/subscriptions/resourceGroups"
            })
    void aNestedResourceCanBeASubscriptionOfAService(String resource) {
        String id = "/subscriptions/s/resourceGroups/g/providers/" + resource;

        assertThat(address("listSecrets", id).path()).isEqualTo(id + "/listSecrets");
    }

    @Test
    void isTheSameOnlyForTheSameAction() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/s1";

        assertThat(address("listKeys", id))
                .isEqualTo(address("listKeys", id.replace("s1", "S1")))
                .isNotEqualTo(address("listSecrets", id))
                .isNotEqualTo(address("listKeys", id.replace("s1", "s2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Microsoft.Sql/servers/.. | consists of names, each of which must be a name, not a relative path",
                "Microsoft.Sql/servers/s1?x=1 | each of which must not contain blanks",
                "Microsoft.Sql/servers/s%2F1 | each of which must not contain blanks",
                "Microsoft.Sql/servers//s1 | each of which must not be empty",
                "Microsoft.Sql/servers | namespace/type/name and for each nested resource /type/name",
                "A.B/c/d/subscriptions/s2/resourceGroups/g2/providers/E.F/g/h | contains another scope",
                "A.B/c/d/subscriptions/s2/providers/E.F/g/h | contains another scope",
                "A.B/c/d/resourcegroups/g2 | contains another scope",
                "Microsoft.Sql/servers/* | consists of names, each of which must be one name, not *",
                "Microsoft.Sql/servers/s1/databases | namespace/type/name and for each nested resource /type/name"
            })
    void rejectsWhatIsNotAResource(String resource, String rule) {
        assertThatThrownBy(() -> address("listKeys", "/subscriptions/s/resourceGroups/g/providers/" + resource))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("resource '" + resource + "'")
                .hasMessageContaining(rule);
    }

    private static ResourceAddress address(String action, String id) {
        StatedNames none = new NamesByOption(Map.of());
        return new AddressResolver(
                        AnyResource.operation(action, "2024-07-01"),
                        new NamesByOption("option", Map.of("resourceId", id)))
                .resolve(none);
    }
}
