// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.AnyResource;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids as users copy them, from a shell, the portal or a request. */
class CopiedIdTest {

    private static final String BATCH = "/resourceGroups/rg/providers/Microsoft.Batch/batchAccounts/";
    private static final String ID = "/subscriptions/sub" + BATCH + "acct";
    private static final String PORTAL = "https://portal.azure.com/#@contoso.onmicrosoft.com/resource";

    private final OperationIndex catalog = new OperationIndex();
    private final Operation batch = catalog.get("batch");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + ID, // for shells on Windows that take one slash for the root of a file system
                PORTAL + ID,
                PORTAL + ID + "/",
                PORTAL + ID + "/overview",
                PORTAL + ID + "/accountKeys",
                "https://portal.azure.com/?feature.customportal=false#@contoso.onmicrosoft.com/resource" + ID
                        + "/overview",
                "https://portal.azure.com/contoso.onmicrosoft.com#resource" + ID + "/overview",
                "https://portal.azure.com/#/resource" + ID,
                "https://portal.azure.cn/#@contoso.partner.onmschina.cn/resource" + ID + "/overview",
                "https://portal.azure.us/#@contoso.onmicrosoft.us/resource" + ID + "/overview",
                "https://ms.portal.azure.com/#@microsoft.onmicrosoft.com/resource" + ID + "/overview",
                "https://portal.azure.com/#view/HubsExtension/ResourceMenuBlade/~/overview/id/%2Fsubscriptions%2Fsub"
                        + "%2FresourceGroups%2Frg%2Fproviders%2FMicrosoft.Batch%2FbatchAccounts%2Facct",
                "https://portal.azure.com/#@contoso/blade/HubsExtension/ResourceMenuBlade/id/%2fsubscriptions%2fsub"
                        + "%2fresourcegroups%2frg%2fproviders%2fMicrosoft.Batch%2fbatchAccounts%2facct/menuId/keys",
                "https://management.azure.com" + ID,
                "https://management.azure.com" + ID + "?api-version=2024-07-01",
                "https://management.azure.com" + ID + "/listKeys?api-version=2024-07-01",
                "https://westeurope.management.azure.com" + ID + "/LISTKEYS",
                "HTTPS://MANAGEMENT.AZURE.COM:443" + ID,
                "https://management.chinacloudapi.cn" + ID,
                "https://management.usgovcloudapi.net" + ID
            })
    void theIdIsTaken(String copied) {
        assertThat(resolve(batch, Map.of("resourceId", copied), Map.of()).resourceId())
                .isEqualTo(ID);
        assertThat(resolve(batch, Map.of(), Map.of("resourceId", copied)).resourceId())
                .isEqualTo(ID);
    }

    /** Camel decodes a URI. */
    @ParameterizedTest
    @ValueSource(
            strings = {"#view/HubsExtension/ResourceMenuBlade/~/overview/id/", "#blade/x/id/", "#@contoso/blade/x/"})
    void anEscapedIdCanBeDecodedAlready(String view) {
        assertThat(resolve(batch, Map.of("resourceId", "https://portal.azure.com/" + view + ID), Map.of())
                        .resourceId())
                .isEqualTo(ID);
    }

    @Test
    void namesAreDecodedOnceAndEachForItself() {
        String id = ID.replace("/rg/", "/gr\u00FCn(1)/");
        for (String group : new String[] {"gr%C3%BCn(1)", "gru%CC%88n%281%29", "gr\u00FCn%281%29"}) {
            assertThat(resolve(batch, Map.of("resourceId", PORTAL + ID.replace("rg", group)), Map.of())
                            .resourceId())
                    .as(group)
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//" + ID,
                "https:/" + ID,
                "http://portal.azure.com/#@contoso/resource" + ID,
                "https://portal.azure.com.example.net/#@contoso/resource" + ID,
                "https://evilportal.azure.com/#@contoso/resource" + ID,
                "https://portal.azure.com@example.net/#@contoso/resource" + ID,
                "https://user:word@management.azure.com" + ID,
                "https://management.azure.com:8443" + ID,
                "https://example.net" + ID,
                "https://storage1.blob.core.windows.net/c?sv=2024-11-04&sig=c2VjcmV0",
                "https://portal.azure.com" + ID,
                "https://portal.azure.com/#home",
                "https://portal.azure.com/#@contoso/resource/subscriptions/sub/resourceGroups/rg/overview",
                "https://portal.azure.com/#@contoso/x/resource" + ID,
                PORTAL + ID + "/pools/p1/overview",
                PORTAL + "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct/keys",
                // a second id
                "https://management.azure.com" + ID + "?api-version=2024-07-01&id=" + ID,
                "https://management.azure.com" + ID + "#" + ID,
                "https://portal.azure.com/#view/X/Y/id/%2Fsubscriptions%2Fsub%2FresourceGroups%2Frg%2Fproviders%2F"
                        + "Microsoft.Batch%2FbatchAccounts%2Facct/other/%2Fsubscriptions%2Fsub%2FresourceGroups%2Frg"
                        + "%2Fproviders%2FMicrosoft.Batch%2FbatchAccounts%2Facct2",
                "https://portal.azure.com/#view/X/Y/id/" + ID + "/other/" + ID,
                "https://portal.azure.com/#view/X/Y/id/" + ID + "/menuId/keys",
                "https://portal.azure.com/#view/X/Y" + ID,
                "https://portal.azure.com/#view/X/Y/id/%2Fsubscriptions%2Fsub%2FresourceGroups%2Frg%2Fproviders%2F"
                        + "Microsoft.Batch%2FbatchAccounts%2Facct/other/" + ID,
                // another action
                "https://management.azure.com" + ID + "/regenerateKeys",
                "https://management.azure.com" + ID + "/listKeys/listKeys",
                // escapes
                "https://management.azure.com/subscriptions%2Fsub" + BATCH + "acct",
                "https://management.azure.com/subscriptions/sub" + BATCH + "a%2Fb",
                "https://management.azure.com/subscriptions/sub" + BATCH + "%FF%FE",
                "https://management.azure.com/subscriptions/sub" + BATCH + "%C0%AF",
                "https://management.azure.com/subscriptions/sub" + BATCH + "%zz",
                "https://management.azure.com/subscriptions/sub" + BATCH + "a b"
            })
    void anythingElseIsRefused(String copied) {
        assertThatThrownBy(() -> resolve(batch, Map.of(), Map.of("resourceId", copied)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("header resourceId")
                .hasMessageContaining(
                        " must be the id of a Microsoft.Batch/batchAccounts for azkeys:batch, in the form "
                                + "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/"
                                + "Microsoft.Batch/batchAccounts/{accountName}, or a URL of the Azure portal or of ARM that"
                                + " contains this id")
                .hasMessageNotContaining("c2VjcmV0")
                .hasMessageNotContaining("word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%252Fb", "%2e%2e", "..", "a%0D%0Ab", "a%00b", "a%E2%80%AEb", "a%3Fb", "a%3Bb", "a%25b"})
    void aDecodedNameKeepsTheRulesForNames(String name) {
        for (String url : new String[] {PORTAL, "https://management.azure.com"}) {
            assertThatThrownBy(() -> resolve(
                            catalog.get("redis"),
                            Map.of(),
                            Map.of(
                                    "resourceId",
                                    url + "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Cache/redis/"
                                            + name)))
                    .as("%s %s", url, name)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("header resourceId: name '");
        }
    }

    @Test
    void aDecodedIdIsNotDecodedAgain() {
        assertThatThrownBy(() -> resolve(
                        catalog.get("redis"),
                        Map.of(),
                        Map.of(
                                "resourceId",
                                "https://portal.azure.com/#view/X/Y/id/%2Fsubscriptions%2Fsub%2FresourceGroups%2Frg"
                                        + "%2Fproviders%2FMicrosoft.Cache%2Fredis%2Fa%252Fb")))
                .hasMessageContaining("name 'a%2Fb' must not contain");
    }

    @ParameterizedTest
    @CsvSource({
        "resourceGroup, rg2, 'header resourceId has resourceGroupName ''rg'', but option resourceGroup has ''rg2'''",
        "subscriptionId, sub2, 'header resourceId has subscriptionId ''sub'', but option subscriptionId has ''sub2'''",
        "resourceName, acct2, 'header resourceId has accountName ''acct'', but option resourceName has ''acct2'''"
    })
    void aUrlInAMessageMustStayInsideTheConfiguration(String option, String value, String problem) {
        for (String copied : new String[] {"/" + ID, PORTAL + ID + "/overview", "https://management.azure.com" + ID}) {
            assertThatThrownBy(() -> resolve(batch, Map.of(option, value), Map.of("resourceId", copied)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void aLongUrlIsRefusedWithoutReadingIt() {
        assertThatThrownBy(
                        () -> resolve(batch, Map.of(), Map.of("resourceId", PORTAL + ID + "/" + "a".repeat(1 << 20))))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(600));
    }

    @Test
    void theSubscriptionsOfOtherServicesAreNamesInIds() {
        String id =
                "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim1/subscriptions/s1";

        assertThat(resolve(catalog.get("apim-subscription"), Map.of("resourceId", PORTAL + id), Map.of())
                        .resourceId())
                .isEqualTo(id);
    }

    @Test
    void resourcesOfAnyTypeHaveUrlsToo() {
        Operation any = AnyResource.operation("listKeys", "2024-07-01");

        assertThat(resolve(any, Map.of("resourceId", PORTAL + ID + "/overview"), Map.of())
                        .resourceId())
                .isEqualTo(ID);
        assertThat(resolve(AnyResource.refresh(), Map.of(), Map.of("resourceId", PORTAL + ID))
                        .resourceId())
                .isEqualTo(ID);
    }

    private static ResourceAddress resolve(
            Operation operation, Map<String, String> configuration, Map<String, String> message) {
        return new AddressResolver(operation, new NamesByOption("option", configuration))
                .resolve(new NamesByOption("header", message));
    }
}
