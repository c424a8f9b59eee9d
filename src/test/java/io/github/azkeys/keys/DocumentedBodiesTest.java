// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.ListWorkspaceKeysResult.RegistryListCredentialsResult;
import io.github.azkeys.keys.ListWorkspaceKeysResult.RegistryListCredentialsResult.Password;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The responses of the first three operations, field by field as in their documentation. */
class DocumentedBodiesTest {

    private final OperationIndex catalog = new OperationIndex();
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void batchAccountKeys() throws Exception {
        BatchAccountKeys keys = sample("batch", BatchAccountKeys.class);

        assertThat(keys.accountName()).isEqualTo("sampleacct");
        assertThat(keys.primary()).isEqualTo("AAAA==");
        assertThat(keys.secondary()).isEqualTo("BBBB==");
        assertThat(keys.keyNames()).containsExactly("primary", "secondary");
        assertThat(keys.key("secondary")).isEqualTo("BBBB==");
        assertThat(keys).hasToString("BatchAccountKeys[accountName=sampleacct, primary=***, secondary=***]");
    }

    @Test
    void iotHubPolicy() throws Exception {
        SharedAccessSignatureAuthorizationRule rule = sample("iothub", SharedAccessSignatureAuthorizationRule.class);

        assertThat(rule.keyName()).isEqualTo("iothubowner");
        assertThat(rule.primaryKey()).isEqualTo("<primaryKey>");
        assertThat(rule.secondaryKey()).isEqualTo("<secondaryKey>");
        assertThat(rule.rights().values())
                .containsExactly(AccessRight.REGISTRY_WRITE, AccessRight.SERVICE_CONNECT, AccessRight.DEVICE_CONNECT);
        assertThat(rule.rights().contains(AccessRight.REGISTRY_READ)).isFalse();
        assertThat(rule.keyNames()).containsExactly("primaryKey", "secondaryKey");
        assertThat(rule)
                .hasToString("SharedAccessSignatureAuthorizationRule[keyName=iothubowner, primaryKey=***,"
                        + " secondaryKey=***, rights=RegistryWrite, ServiceConnect, DeviceConnect]");
    }

    @Test
    void machineLearningWorkspace() throws Exception {
        ListWorkspaceKeysResult keys = sample("mlworkspace", ListWorkspaceKeysResult.class);

        assertThat(keys.userStorageKey()).isNull();
        assertThat(keys.userStorageResourceId())
                .isEqualTo("/subscriptions/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee/resourceGroups/ragargeastus2euap"
                        + "/providers/Microsoft.Storage/storageAccounts/testdemoworkazashomr");
        assertThat(keys.appInsightsInstrumentationKey()).isNull();
        RegistryListCredentialsResult registry = keys.containerRegistryCredentials();
        assertThat(registry.location()).isNull();
        assertThat(registry.username()).isEqualTo("testdemoworkjmjmeykp");
        assertThat(registry.passwords()).extracting(Password::name).containsExactly("password", "password2");
        assertThat(registry.passwords())
                .extracting(Password::value)
                .containsExactly("<value>", "0KARRQoQHSUq1yViPWg7YFernOS=Ic/t");
        assertThat(keys.notebookAccessKeys().primaryAccessKey()).isNull();
        assertThat(keys.notebookAccessKeys().secondaryAccessKey()).isNull();
        assertThat(keys.keyNames())
                .containsExactly(
                        "containerRegistryCredentials.passwords.password",
                        "containerRegistryCredentials.passwords.password2");
        assertThat(keys.key("containerRegistryCredentials.passwords.password2"))
                .isEqualTo("0KARRQoQHSUq1yViPWg7YFernOS=Ic/t");
        assertThat(keys.toString())
                .contains("userStorageKey=null", "username=testdemoworkjmjmeykp", "Password[name=password2, value=***]")
                .doesNotContain("0KARR")
                .doesNotContain("<value>");
    }

    @ParameterizedTest
    @CsvSource({
        "batch, io.github.azkeys.keys.BatchAccountKeys",
        "iothub, io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule",
        "mlworkspace, io.github.azkeys.keys.ListWorkspaceKeysResult"
    })
    void becomesArmsOwnJsonAgain(String operation, Class<?> type) throws Exception {
        Object body = sample(operation, type);

        assertThat((Object) mapper.valueToTree(body))
                .isEqualTo(catalog.get(operation).sample().response());
    }

    @Test
    void keepsWhatANewerApiVersionAdds() throws Exception {
        String json =
                "{\"accountName\":\"a\",\"primary\":\"p\",\"secondary\":\"s\",\"tertiary\":\"hush\",\"more\":{\"x\":[1,null]}}";

        BatchAccountKeys keys = mapper.readValue(json, BatchAccountKeys.class);

        assertThat(keys.additionalProperties()).containsOnlyKeys("tertiary", "more");
        assertThat(keys.toString()).contains("tertiary=***", "more=***").doesNotContain("hush");
        assertThat((Object) mapper.valueToTree(keys)).isEqualTo(mapper.readTree(json));
    }

    @Test
    void rightsThatNobodyKnowsYetAreKept() throws Exception {
        AccessRights rights = mapper.readValue("\"ServiceConnect,  Fly\"", AccessRights.class);

        assertThat(rights.values()).containsExactly(AccessRight.SERVICE_CONNECT, new AccessRight("Fly"));
        assertThat(rights).isEqualTo(AccessRights.of("Fly, ServiceConnect"));
        assertThat(mapper.writeValueAsString(rights)).isEqualTo("\"ServiceConnect,  Fly\"");
    }

    @Test
    void aNameThatTheSetHasNotIsAnsweredWithThoseItHas() {
        BatchAccountKeys keys = new BatchAccountKeys("a", "p-secret", null, Map.of());

        assertThatThrownBy(() -> keys.key("primaryKey"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "key() of BatchAccountKeys names the key 'primaryKey', which the response does not"
                                + " contain. Available: [primary]")
                .hasMessageNotContaining("p-secret");
    }

    @Test
    void aFingerprintTellsKeysApartAndShowsNone() {
        BatchAccountKeys keys = new BatchAccountKeys("a", "abc", "abd", null);

        // printf abc | sha256sum
        assertThat(keys.fingerprint("primary")).isEqualTo("ba7816bf");
        assertThat(keys.fingerprint("secondary")).isNotEqualTo(keys.fingerprint("primary"));
    }

    @Test
    void aKeySetCannotBeWrittenToAQueueOrFileByJavaSerialization() {
        assertThat(new BatchAccountKeys("a", "p", "s", null)).isNotInstanceOf(Serializable.class);
    }

    private <T> T sample(String operation, Class<T> type) throws Exception {
        return mapper.treeToValue(catalog.get(operation).sample().response(), type);
    }
}
