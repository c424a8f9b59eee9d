// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonKeysTest {

    private static final OperationIndex CATALOG = new OperationIndex();

    private final ObjectMapper mapper = new ObjectMapper();

    static List<String> names() {
        return CATALOG.names();
    }

    /** JsonKeys hides all texts that the records hide. */
    @ParameterizedTest
    @MethodSource("names")
    void hidesEverySecretOfTheCatalogueAndGivesItsJsonBack(String name) throws Exception {
        JsonNode answer = CATALOG.get(name).sample().response();
        List<String> secrets = SecretLeaves.of(name, answer).stream()
                .filter(key -> !key.isEmpty())
                .toList();

        JsonKeys keys = mapper.treeToValue(answer, JsonKeys.class);

        assertThat(keys.keyNames().stream().map(keys::key)).containsAll(secrets);
        assertThat(keys.toString()).doesNotContain(secrets);
        assertThat(mapper.readTree(mapper.writeValueAsString(keys))).isEqualTo(answer);
    }

    @Test
    void namesKeysByTheWayToThem() throws Exception {
        String json = "{\"a\":{\"b\":[\"x\",{\"c\":\"y\"},[\"z\"]]},\"none\":null,\"pin\":1234,\"list\":[]}";

        JsonKeys keys = mapper.readValue(json, JsonKeys.class);

        assertThat(keys.keyNames()).containsExactly("a.b.0", "a.b.1.c", "a.b.2.0");
        assertThat(keys.key("a.b.0")).isEqualTo("x");
        assertThat(keys.fingerprint("a.b.2.0")).hasSize(8);
        assertThat(keys).hasToString("JsonKeys[a={b=[***, {c=***}, [***]]}, none=null, pin=***, list=[]]");
        assertThat(mapper.writeValueAsString(keys)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({
        "name, my-account_1",
        "keyName, RootManageSharedAccessKey",
        "id, /subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a",
        "type, Microsoft.Batch/batchAccounts",
        "location, westeurope",
        "permissions, Full",
        "rights, 'Listen, Send'",
        "endpoint, https://a.documents.azure.com:443/",
        "hostName, a.azure-devices.net",
        "creationTime, 2021-07-02T01:01:01.1075056Z",
        "expiresOn, 2031-01-01"
    })
    void showsWhatNameAndFormBothCallPublic(String name, String text) {
        JsonKeys keys = keys(name, text);

        assertThat(keys).hasToString("JsonKeys[" + name + "=" + text + "]");
        assertThat(keys.keyNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // users name function keys, and may choose these names
        "name, 9fA3kQ0xZb7Lw2Ny8Vd5Rt1Hs6Pj4Gm0Ce3Uo7Ai",
        "id, 9fA3kQ0xZb7Lw2Ny8Vd5Rt1Hs6Pj4Gm0Ce3Uo7Ai",
        "type, 9fA3kQ0xZb7Lw2Ny8Vd5Rt1Hs6Pj4Gm0Ce3Uo7Ai",
        "location, 9fA3kQ0xZb7Lw2Ny8Vd5Rt1Hs6Pj4Gm0Ce3Uo7Ai",
        "status, 0123456789abcdef0123456789abcdef",
        "name, 0123456789abcdef0123456789abcdef",
        "name, dGVzdA==",
        "id, 91d12660-3dec-467a-be2a-213b5544ddc0",
        "endpoint, https://a.blob.core.windows.net/?sig=abc",
        "callbackUrl, https://a.example.com/hooks/T0/B0/abc",
        "endpoint, https://user:pw@a.example.com/",
        "endpoint, Endpoint=sb://a/;SharedAccessKey=abc",
        "createdAt, hush",
        "value, my-account",
        "primaryKey, 2021-07-02",
        "somethingNew, westeurope"
    })
    void hidesWhatEitherOfThemDoesNot(String name, String text) {
        JsonKeys keys = keys(name, text);

        assertThat(keys).hasToString("JsonKeys[" + name + "=***]");
        assertThat(keys.key(name)).isEqualTo(text);
    }

    @Test
    void aListTakesTheNameOfItsField() {
        List<String> list = List.of("westeurope", "eastus");

        assertThat(new JsonKeys(Map.of("location", list)).keyNames()).isEmpty();
        assertThat(new JsonKeys(Map.of("secrets", list)).keyNames()).containsExactly("secrets.0", "secrets.1");
    }

    private static JsonKeys keys(String name, String text) {
        return new JsonKeys(Map.of(name, text));
    }
}
