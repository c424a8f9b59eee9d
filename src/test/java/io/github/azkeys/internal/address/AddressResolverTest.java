// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.NamesByOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressResolverTest {

    private static final String SUBSCRIPTION = "91d12660-3dec-467a-be2a-213b5544ddc0";
    private static final String HUB =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Devices/IotHubs/hub1";

    private final OperationIndex catalog = new OperationIndex();
    private final Operation batch = catalog.get("batch");
    private final Operation iothub = catalog.get("iothub");

    @Test
    void joinsConfigurationAndMessage() {
        AddressResolver resolver = resolver(iothub, Map.of("subscriptionId", SUBSCRIPTION, "resourceGroup", "rg"));

        ResourceAddress address = resolver.resolve(message(Map.of("resourceName", "hub1", "keyName", "service")));

        assertThat(address.resourceId()).isEqualTo(HUB);
        assertThat(address.path()).isEqualTo(HUB + "/IotHubKeys/service/listkeys");
    }

    @Test
    void aMessageReplacesNothingThatConfigurationStates() {
        AddressResolver resolver =
                resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "mine"));

        ResourceAddress address = resolver.resolve(message(Map.of(
                "subscriptionId", "other",
                "resourceGroup", "other",
                "resourceName", "other",
                "resourceId", "/subscriptions/x/resourceGroups/y/providers/Microsoft.Batch/batchAccounts/other")));

        assertThat(address.resourceId())
                .isEqualTo("/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Batch/batchAccounts/mine");
    }

    @Test
    void anIdInTheMessageMustStayInsideTheConfiguration() {
        AddressResolver resolver = resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg"));

        assertThatThrownBy(() -> resolver.resolve(message(Map.of(
                        "resourceId",
                        "/subscriptions/sub/resourceGroups/secret/providers/Microsoft.Batch/batchAccounts/other"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'secret'")
                .hasMessageContaining("option resourceGroup has 'rg'");
    }

    @Test
    void anIdInTheMessageMustAgreeWithTheNamesBesideIt() {
        AddressResolver resolver = resolver(batch, Map.of());

        assertThatThrownBy(() -> resolver.resolve(message(Map.of(
                        "resourceName",
                        "hisAccount",
                        "resourceId",
                        "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Batch/batchAccounts/herAccount"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("herAccount")
                .hasMessageContaining("header resourceName has 'hisAccount'");
    }

    @Test
    void anIdLeftOverFromAnotherCallDoesNotDisturbNamesThatAreComplete() {
        AddressResolver resolver = resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg"));

        ResourceAddress address = resolver.resolve(message(Map.of("resourceName", "acct", "resourceId", HUB)));

        assertThat(address.resourceId()).endsWith("/batchAccounts/acct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/IotHubKeys/service", "/iothubkeys/service/"})
    void readsIdsWithAndWithoutTheKey(String suffix) {
        String id = HUB.replace("resourceGroups", "resourcegroups").replace("IotHubs", "iothubs") + suffix;
        AddressResolver resolver = resolver(
                iothub, suffix.isEmpty() ? Map.of("resourceId", id, "keyName", "service") : Map.of("resourceId", id));

        assertThat(resolver.resolve(message(Map.of())).path()).isEqualTo(HUB + "/IotHubKeys/service/listkeys");
    }

    @Test
    void refusesAnIdOfAnotherType() {
        assertThatThrownBy(() -> resolver(batch, Map.of("resourceId", HUB)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceId")
                .hasMessageContaining("Microsoft.Batch/batchAccounts")
                .hasMessageContaining("/providers/Microsoft.Batch/batchAccounts/{accountName}");
    }

    @Test
    void refusesTwoOptionsThatContradictEachOther() {
        assertThatThrownBy(() -> resolver(iothub, Map.of("resourceId", HUB, "resourceName", "hub2")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceName")
                .hasMessageContaining("option resourceId has 'hub1'");
    }

    @Test
    void refusesAKeyNameWhereTheOperationGivesAllKeys() {
        assertThatThrownBy(() -> resolver(batch, Map.of("keyName", "primary")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("leave out option keyName");
    }

    @Test
    void namesAllThatIsMissing() {
        assertThatThrownBy(
                        () -> resolver(iothub, Map.of("resourceName", "hub1")).resolve(message(Map.of())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option subscriptionId or header subscriptionId")
                .hasMessageContaining("option resourceGroup or header resourceGroup")
                .hasMessageContaining("option keyName or header keyName")
                .hasMessageContaining("option resourceId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "../other",
                "a/b",
                "a\\b",
                "a%2fb",
                "%2e%2e",
                "a?b",
                "a#b",
                "a;b",
                "a b",
                " ",
                "a\nb",
                "a\u0000b",
                "a\u202Eb",
                "a\u00A0b",
                "a&b",
                "a\"b",
                "{accountName}"
            })
    void refusesNamesThatCouldLeadElsewhere(String name) {
        Map<String, String> rest = Map.of("subscriptionId", "sub", "resourceGroup", "rg");

        for (String option : new String[] {"subscriptionId", "resourceGroup", "resourceName", "keyName"}) {
            AddressResolver open = resolver(iothub, Map.of());
            java.util.Map<String, String> stated = new java.util.HashMap<>(rest);
            stated.put("resourceName", "hub1");
            stated.put("keyName", "service");
            stated.put(option, name);

            assertThatThrownBy(() -> open.resolve(message(stated)))
                    .as("%s '%s'", option, name)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("header " + option)
                    .hasMessageNotContaining("\n")
                    .hasMessageNotContaining("\u0000")
                    .hasMessageNotContaining("\u202E");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "batch, has-hyphen, ^[a-zA-Z0-9]+$",
        "batch, ab, 3 to 24 characters",
        "batch, abcdefghijklmnopqrstuvwxyz, 3 to 24 characters",
        "mlworkspace, _x1, '^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$'",
        "mlworkspace, ab, '^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$'",
        "iothub, ends-with-, ^[a-zA-Z0-9-]*[a-zA-Z0-9]$",
        "iothub, dotted.name, ^[a-zA-Z0-9-]*[a-zA-Z0-9]$"
    })
    void saysWhichRuleANameBreaks(String operation, String name, String rule) {
        assertThatThrownBy(() -> resolver(catalog.get(operation), Map.of("resourceName", name)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceName")
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logic-workflow-callback", "batch"})
    void anAsteriskInAMessageIsNotAName(String operation) {
        AddressResolver resolver =
                resolver(catalog.get(operation), Map.of("subscriptionId", "sub", "resourceGroup", "rg"));

        assertThatThrownBy(() -> resolver.resolve(message(Map.of("resourceName", "*"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("header resourceName: ")
                .hasMessageEndingWith("Name '*' must be one name; to find all resources, set the endpoint's option"
                        + " resourceName=*, and findResources=true in a producer");
    }

    @Test
    void anAsteriskIsNotTheNameOfAKey() {
        AddressResolver resolver =
                resolver(iothub, Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "hub1"));

        assertThatThrownBy(() -> resolver.resolve(message(Map.of("keyName", "*"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("header keyName: keyName '*' must be one name, not *");
    }

    /** As the activity log writes ids. */
    @Test
    void aNameInAnIdCanBeInUpperCase() {
        Operation storage = catalog.get("storage");
        String id = "/SUBSCRIPTIONS/S/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.STORAGE/STORAGEACCOUNTS/MYSTORAGE";
        String path = "/subscriptions/S/resourceGroups/RG/providers/Microsoft.Storage/storageAccounts/mystorage";

        assertThat(resolver(storage, Map.of("resourceId", id))
                        .resolve(message(Map.of()))
                        .resourceId())
                .isEqualTo(path);
        assertThat(resolver(storage, Map.of())
                        .resolve(message(Map.of("resourceId", id)))
                        .resourceId())
                .isEqualTo(path);
        assertThatThrownBy(() -> resolver(storage, Map.of("resourceId", id + "!")))
                .hasMessageContaining("accountName 'MYSTORAGE!' must match");
        assertThatThrownBy(() -> resolver(storage, Map.of("resourceName", "MYSTORAGE")))
                .hasMessageContaining("accountName 'MYSTORAGE' must match");
    }

    @Test
    void anAsteriskIsNotAPartOfAName() {
        assertThatThrownBy(() -> resolver(batch, Map.of("resourceName", "on*")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "option resourceName: accountName 'on*' must match ^[a-zA-Z0-9]+$; * is supported only as the"
                                + " whole option resourceName");
    }

    @Test
    void refusesOverLongNames() {
        assertThatThrownBy(() -> resolver(batch, Map.of("resourceGroup", "g".repeat(91))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("1 to 90 characters");
        assertThatThrownBy(() -> resolver(iothub, Map.of("keyName", "k".repeat(10_000))))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.", "gr%C3%BCn", "a:b"})
    void refusesGroupsThatAzureDoesNotAllow(String group) {
        assertThatThrownBy(() -> resolver(batch, Map.of("resourceGroup", group)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-Group_1.(test)", "grün", "资源组"})
    void acceptsGroupsThatAzureAllows(String group) {
        ResourceAddress address = resolver(
                        batch, Map.of("subscriptionId", "sub", "resourceGroup", group, "resourceName", "acct"))
                .resolve(message(Map.of()));

        assertThat(address.resourceId()).contains("/resourceGroups/" + group + "/");
    }

    @Test
    void takesAddressesForTheSameAsArmDoes() {
        ResourceAddress lower = resolver(
                        batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "acct"))
                .resolve(message(Map.of()));
        ResourceAddress upper = resolver(
                        batch, Map.of("subscriptionId", "SUB", "resourceGroup", "RG", "resourceName", "ACCT"))
                .resolve(message(Map.of()));
        ResourceAddress other = resolver(
                        batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "acct2"))
                .resolve(message(Map.of()));

        assertThat(lower).isEqualTo(upper).hasSameHashCodeAs(upper).isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({"\u0130zmir, i\u0307zmir", "ban\u0131, bani", "gro\u017F, gros"})
    void takesNamesThatOnlyLookAlikeForOthers(String group, String other) {
        assertThat(inGroup(group)).isNotEqualTo(inGroup(other)).isEqualTo(inGroup(group));
        assertThat(inGroup(group).overlaps(inGroup(other))).isFalse();
    }

    @Test
    void takesNamesAsTheyAreSent() {
        // a Kelvin sign and a letter with its mark are sent as one letter
        assertThat(inGroup("ban\u212A").resourceId()).isEqualTo(inGroup("banK").resourceId());
        assertThat(inGroup("gru\u0308n")).isEqualTo(inGroup("gr\u00FCn"));
    }

    @Test
    void resolvesTheNamesOfACompleteConfigurationOnce() {
        AddressResolver resolver =
                resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "acct"));

        ResourceAddress address = resolver.resolve(message(Map.of()));

        assertThat(address).isSameAs(resolver.stated());
        assertThat(resolver.resolve(message(Map.of("resourceName", "other", "resourceId", "none"))))
                .isSameAs(address);
        assertThat(address.resourceId()).isSameAs(address.resourceId()).endsWith("/batchAccounts/acct");
        assertThat(address.path()).isSameAs(address.path()).endsWith("/batchAccounts/acct/listKeys");
    }

    @Test
    void resolvesAnAddressForEachMessageIfANameIsOpen() {
        AddressResolver resolver = resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", "rg"));

        assertThat(resolver.stated()).isNull();
        assertThat(resolver.resolve(message(Map.of("resourceName", "one"))).resourceId())
                .endsWith("/one");
        assertThat(resolver.resolve(message(Map.of("resourceName", "two"))).resourceId())
                .endsWith("/two");
    }

    private ResourceAddress inGroup(String group) {
        return resolver(batch, Map.of("subscriptionId", "sub", "resourceGroup", group, "resourceName", "acct"))
                .resolve(message(Map.of()));
    }

    private static AddressResolver resolver(Operation operation, Map<String, String> configuration) {
        return new AddressResolver(operation, new NamesByOption("option", configuration));
    }

    private static StatedNames message(Map<String, String> headers) {
        return new NamesByOption("header", headers);
    }
}
