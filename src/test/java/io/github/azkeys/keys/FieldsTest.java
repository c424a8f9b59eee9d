// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.ListQueryKeysResult.QueryKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    void itemsWithoutANameOfTheirOwnHaveANumber() {
        SharedAccessSignatureAuthorizationRule other =
                new SharedAccessSignatureAuthorizationRule("same", "other-1", "other-2", null, null);

        fields.list("value", List.of(policy(null), policy("same"), other), FieldsTest::name);

        assertThat(fields.keyNames())
                .contains("value.0.primaryKey", "value.same.primaryKey", "value.same.1.primaryKey")
                .hasSize(6);
        assertThat(List.of(fields.key("value.same.primaryKey"), fields.key("value.same.1.primaryKey")))
                .containsExactlyInAnyOrder("same-1", "other-1");
    }

    @Test
    void namesDoNotDependOnTheOrder() {
        List<QueryKey> keys = List.of(
                new QueryKey("", "a", null),
                new QueryKey("mine", "b", null),
                new QueryKey("mine", "c", null),
                new QueryKey(null, "d", null),
                new QueryKey("0", "e", null),
                new QueryKey("mine.1", "f", null),
                new QueryKey(" ", "", null));
        Map<String, String> named = named(keys);

        for (int i = 1; i < keys.size(); i++) {
            List<QueryKey> rotated = new ArrayList<>(keys);
            Collections.rotate(rotated, i);
            assertThat(named(rotated)).isEqualTo(named);
            Collections.reverse(rotated);
            assertThat(named(rotated)).isEqualTo(named);
        }
        assertThat(named)
                .containsOnlyKeys("value.1", "value.2", "value.0", "value.mine", "value.mine.2", "value.mine.1")
                .containsEntry("value.0", "e")
                .containsEntry("value.mine.1", "f");
        assertThat(named.values()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    void anItemOnTwoPagesIsOneKey() {
        QueryKey same = new QueryKey("mine", "a", null);

        assertThat(named(List.of(same, new QueryKey(null, "b", null), same, new QueryKey("", "b", null))))
                .containsOnly(Map.entry("value.mine", "a"), Map.entry("value.0", "b"));
    }

    @Test
    void objectsOfOneNameKeepTheirNamesInAnotherOrder() {
        SharedAccessSignatureAuthorizationRule one =
                new SharedAccessSignatureAuthorizationRule("same", "a", "b", null, null);
        SharedAccessSignatureAuthorizationRule other =
                new SharedAccessSignatureAuthorizationRule("same", "c", "d", null, null);
        Fields reversed = Fields.of(FieldsTest.class).list("value", List.of(other, one), FieldsTest::name);

        fields.list("value", List.of(one, other), FieldsTest::name);

        assertThat(fields.keyNames()).hasSize(4).containsExactlyInAnyOrderElementsOf(reversed.keyNames());
        assertThat(fields.keyNames())
                .allSatisfy(name -> assertThat(fields.key(name)).isEqualTo(reversed.key(name)));
    }

    @Test
    void theNameOfAKeyWithoutANameOutlastsItsRegeneration() {
        assertThat(named(List.of(new QueryKey("mine", "b", null), new QueryKey(null, "a", null))))
                .containsEntry("value.0", "a");
        assertThat(named(List.of(new QueryKey(null, "z", null), new QueryKey("mine", "b", null))))
                .containsEntry("value.0", "z");
    }

    @Test
    void aBlankKeyIsNotAKey() {
        fields.secret("one", " ").secret("two", "").secret("three", "a").secrets("more", Map.of("four", "\t"));

        assertThat(fields.keyNames()).containsExactly("three");
        assertThat(fields.lacksKeys()).isFalse();
    }

    @Test
    void onlyWhatIsStatedHasSeveralLines() {
        Fields part = Fields.of("Part").secret("a", "1").secret("b", "2").multiline("b");
        fields.secret("b", "3")
                .nested("part", body(part))
                .secrets("by", Map.of("c", "4"))
                .multiline("by")
                .open("json", Map.of("d", "5"));

        assertThat(fields.keyNames().stream().filter(fields::isMultiline)).containsExactly("part.b", "by.c", "json.d");
        assertThat(fields.copy().isMultiline("part.b")).isTrue();
    }

    private static Map<String, String> named(List<QueryKey> keys) {
        Fields fields = Fields.of(FieldsTest.class).named("value", keys, QueryKey::name, QueryKey::key);
        return fields.keyNames().stream().collect(Collectors.toMap(name -> name, fields::key));
    }

    private static KeySet body(Fields fields) {
        return new TypedKeys(fields, List.of(), Map.of(), Set.of(), Map.of());
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
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("names the key 'g', which the response does not contain");
    }

    private static SharedAccessSignatureAuthorizationRule policy(String name) {
        return new SharedAccessSignatureAuthorizationRule(name, name + "-1", name + "-2", null, null);
    }

    private static String name(SharedAccessSignatureAuthorizationRule policy) {
        return policy.keyName();
    }
}
