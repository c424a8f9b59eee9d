// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.SharedArmTestSupport;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body gives each key under every name with which the option {@code select} selects it, for every operation. */
class EveryKeyNameTest extends SharedArmTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> names() {
        return new OperationIndex().names();
    }

    static List<String> pairs() {
        return names().stream().filter(name -> file(name).has("pair")).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBodyAcceptsEveryNameThatSelectAccepts(String name) {
        JsonNode file = file(name);
        String path = file.get("path").textValue();
        for (Map.Entry<String, JsonNode> value : file.at("/sample/request").properties()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue().textValue());
        }
        String uri = "azkeys:" + name + "?cacheTtl=1h&resourceId=" + path.substring(0, path.lastIndexOf('/'))
                + EveryIssuedKeyTest.required(new OperationIndex().get(name));
        int before = arm.calls().size();
        KeySet keys = list(uri).getMessage().getBody(KeySet.class);
        List<String> accepted = new ArrayList<>();

        for (String candidate : candidates(file, keys)) {
            Exchange selected = list(uri + "&select=RAW(" + candidate + ")");
            if (selected.getException() == null) {
                Secret secret = selected.getMessage().getBody(Secret.class);
                assertThat(keys.key(candidate)).as(candidate).isEqualTo(secret.value());
                assertThat(keys.fingerprint(candidate)).as(candidate).isEqualTo(secret.fingerprint());
                accepted.add(candidate);
            } else {
                assertThat(selected.getException()).isInstanceOf(InvalidRequestException.class);
                assertThatThrownBy(() -> keys.key(candidate)).isInstanceOf(InvalidRequestException.class);
            }
        }

        assertThat(accepted).containsAll(keys.keyNames());
        assertThat(arm.calls()).hasSize(before + 1);
    }

    /** The samples of some operations have one of the keys only; the service has both of any resource. */
    @ParameterizedTest
    @MethodSource("pairs")
    void aBodyAcceptsTheNamesOfTheRotationPair(String name) throws Exception {
        JsonNode file = file(name);
        Map<String, String> expected = new LinkedHashMap<>();
        file.get("pair").properties().forEach(pair -> expected.put(pair.getKey(), "value of " + pair.getKey()));
        JsonNode response = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> pair : file.get("pair").properties()) {
            put(response, pair.getValue().textValue(), expected.get(pair.getKey()));
        }

        KeySet keys = (KeySet) JSON.treeToValue(
                response,
                Class.forName(KeySet.class.getPackageName() + "."
                        + (file.get("body").isObject() ? file.at("/body/name") : file.get("body")).textValue()));

        assertThat(expected).hasSize(2).allSatisfy((own, key) -> assertThat(keys.key(own))
                .isEqualTo(key));
        assertThat(keys.keyNames()).hasSize(2);
    }

    private static Set<String> candidates(JsonNode file, KeySet keys) {
        Set<String> candidates = new LinkedHashSet<>();
        for (String key : keys.keyNames()) {
            candidates.add(key);
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                candidates.add(key.substring(dot + 1));
            }
        }
        file.path("pair").fieldNames().forEachRemaining(candidates::add);
        candidates.addAll(List.of("primary", "secondary", "key1", "primaryKey"));
        return candidates;
    }

    /** Puts a text at a path such as {@code keys[keyName=key1].value}. */
    private static void put(JsonNode response, String path, String text) {
        ObjectNode object = (ObjectNode) response;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            String[] step = steps[i].split("[\\[\\]]");
            if (step.length == 1) {
                object = object.withObjectProperty(step[0]);
                continue;
            }
            object = object.withArrayProperty(step[0]).addObject();
            for (String condition : step[1].split(",")) {
                object.put(condition.split("=")[0], condition.split("=")[1]);
            }
        }
        object.put(steps[steps.length - 1], text);
    }

    private static Exchange list(String uri) {
        return template.request(uri, exchange -> {});
    }

    private static JsonNode file(String name) {
        try {
            return JSON.readTree(new File("catalog/operations/" + name + ".json"));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
