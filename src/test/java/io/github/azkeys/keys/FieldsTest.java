// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.keys.ListQueryKeysResult.QueryKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Fields fields = Fields.of(FieldsTest.class);

    @Test
    void keysOfAListAreNamedByTheItem() {
        fields.list("value", List.of(policy("owner"), policy("device")), FieldsTest::name);

        assertThat(fields.keyNames())
                .containsExactly(
                        "value.owner.primaryKey",
                        "value.owner.secondaryKey",
                        "value.device.primaryKey",
                        "value.device.secondaryKey");
        assertThat(fields.key("value.device.primaryKey")).isEqualTo("device-1");
        assertThat(fields.toString()).contains("keyName=device").doesNotContain("device-1");
    }

    @Test
    void itemWithoutANameOfItsOwnGoesByItsPlace() {
        fields.list("value", List.of(policy(null), policy("same"), policy("same")), FieldsTest::name);

        assertThat(fields.keyNames())
                .contains("value.0.primaryKey", "value.same.primaryKey", "value.2.primaryKey")
                .hasSize(6);
        assertThat(fields.key("value.2.primaryKey")).isEqualTo("same-1");
    }

    @Test
    void namedKeysGoByTheirPlaceWhereTheNameIsEmptyOrTaken() {
        List<QueryKey> keys =
                List.of(new QueryKey("", "a", null), new QueryKey("mine", "b", null), new QueryKey("mine", "c", null));

        fields.named("value", keys, QueryKey::name, QueryKey::key);

        assertThat(fields.keyNames()).containsExactly("value.0", "value.mine", "value.2");
        assertThat(fields.key("value.2")).isEqualTo("c");
    }

    @Test
    void keysByNameAreHidden() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("default", "open sesame");
        values.put("none", null);

        fields.secrets("functionKeys", values);

        assertThat(fields.keyNames()).containsExactly("functionKeys.default");
        assertThat(fields.toString()).contains("default=***").doesNotContain("sesame");
    }

    @Test
    void partsByNameKeepTheirNames() {
        fields.parts("sshKeys", Map.of("Logs", new SSHKey(null, null, null, "private", "public", null)));

        assertThat(fields.keyNames()).containsExactly("sshKeys.Logs.privateKey");
        assertThat(fields.toString()).contains("publicKey=public").doesNotContain("=private");
    }

    @Test
    void everyTextOfOpenJsonIsAKey() {
        Map<String, Object> login =
                Map.of("password", "open sesame", "port", 5432, "hosts", Arrays.asList("one", null));

        fields.open("settings", Map.of("login", login));

        assertThat(fields.keyNames()).containsExactlyInAnyOrder("settings.login.password", "settings.login.hosts.0");
        assertThat(fields.toString()).isEqualTo("FieldsTest[settings={login=***}]");
    }

    @Test
    void bareValuesAreKeysByTheirOwnName() {
        fields.unnamed(Map.of("default", "open sesame"));

        assertThat(fields.key("default")).isEqualTo("open sesame");
        assertThat(fields.toString()).isEqualTo("FieldsTest[default=***]");
    }

    @Test
    void whatIsAbsentHasNoKeys() {
        fields.list("a", null, FieldsTest::name)
                .named("b", null, QueryKey::name, QueryKey::key)
                .parts("c", null)
                .secrets("d", null)
                .open("e", null)
                .nested("f", null)
                .secret("g", null);

        assertThat(fields.keyNames()).isEmpty();
        assertThat(fields.toString()).isEqualTo("FieldsTest[a=null, b=null, c=null, d=null, e=null, f=null, g=null]");
        assertThatThrownBy(() -> fields.key("g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not have key 'g'");
    }

    private static SharedAccessSignatureAuthorizationRule policy(String name) {
        return new SharedAccessSignatureAuthorizationRule(name, name + "-1", name + "-2", null, null);
    }

    private static String name(SharedAccessSignatureAuthorizationRule policy) {
        return policy.keyName();
    }
}
