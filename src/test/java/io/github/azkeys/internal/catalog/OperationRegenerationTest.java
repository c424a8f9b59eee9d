// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.catalog.OperationIndexTest.OWN;
import static io.github.azkeys.internal.catalog.OperationIndexTest.assertRefused;
import static io.github.azkeys.internal.catalog.OperationIndexTest.catalogOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation files describe how keys are regenerated. */
class OperationRegenerationTest {

    private static final String REGENERATE = "\"regenerate\": {\"action\": \"renew\","
            + " \"request\": {\"name\": \"{key}\"}, \"keys\": {\"first\": \"Key1\"}}, \"body\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"action\": \"renew\",' | '' | regenerate.action must be the end of a path",
                "'\"renew\"' | '\"../renew\"' | regenerate.action must be the end of a path",
                "'\"renew\"' | '\"renew/{thing}\"' | regenerate.action must be the end of a path",
                "'\"renew\"' | '\"renew/{key}\"' | regenerate must name the key in one place",
                "'\"{key}\"' | '\"key\"' | regenerate must name the key in one place: {key} in action or in request",
                "'\"request\": {\"name\": \"{key}\"},' | '' | regenerate must name the key in one place",
                "'{\"first\": \"Key1\"}' | '{}' | regenerate.keys is missing",
                "'\"first\"' | '\"First\"' | regenerate.keys.First must be a name",
                "'\"Key1\"' | '\"Key/1\"' | regenerate.keys.first must be a name, such as primary, with ARM's word",
                "'{\"name\": \"{key}\"}' | '{\"name\": \"{key}\", \"of\": [\"{thong}\"]}' | regenerate.request names the unknown parameter {thong}. Supported: ",
                "'{\"name\": \"{key}\"}' | '{\"name\": \"{key}\", \"again\": {\"name\": \"{key}\"}}' | regenerate must name the key in one place",
                "'\"action\"' | '\"longRunning\": \"X-Link\", \"action\"' | regenerate.longRunning must be the header with the link, Azure-AsyncOperation or Location",
                "'\"action\"' | '\"verb\": \"x\", \"action\"' | verb"
            })
    void aWrongRegenerationIsRefusedByFileAndField(String right, String wrong, String problem) {
        assertThat(REGENERATE).contains(right);

        assertRefused(OWN.replace("\"body\"", REGENERATE.replace(right, wrong)), problem);
    }

    @Test
    void theOperationThatMakesAKeyNewIsMadeOfTheOneThatListsKeys() {
        String text = OWN.replace("\"body\"", REGENERATE);
        Operation own = catalogOf(text).get("own");

        Operation regenerating = own.regenerating("first");

        assertThat(regenerating.name()).isEqualTo("own");
        assertThat(regenerating.method()).isEqualTo("POST");
        assertThat(regenerating.path()).hasToString(own.path().toString().replace("listKeys", "renew"));
        assertThat(regenerating.path().resourceType()).isEqualTo(own.path().resourceType());
        assertThat(regenerating.request()).hasToString("{\"name\":\"Key1\"}");
        assertThat(regenerating.permission()).isNull();
        assertThat(regenerating.apiVersions()).isEqualTo(own.apiVersions());
        assertThat(regenerating.body()).isEqualTo(own.body());
        assertThat(own.regeneration().request()).hasToString("{\"name\":\"{key}\"}");
        assertThatThrownBy(() -> regenerating.regenerating("first")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> own.regenerating("second")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyAndParametersMayStandAtAnyDepth() {
        String text = OWN.replace(
                "\"body\"",
                REGENERATE.replace(
                        "{\"name\": \"{key}\"}", "{\"properties\": {\"key\": \"{key}\", \"of\": [\"{thing}\"]}}"));
        Operation regenerating = catalogOf(text).get("own").regenerating("first");

        assertThat(regenerating.request(name -> "<" + name + ">"))
                .hasToString("{\"properties\":{\"key\":\"Key1\",\"of\":[\"<thing>\"]}}");
    }

    @Test
    void theActionMayEndWithTheKey() {
        Operation operation = new OperationIndex().get("search-admin").regenerating("secondary");

        assertThat(operation.path().action()).isEqualTo("regenerateAdminKey/secondary");
        assertThat(operation.path().resourceType()).isEqualTo("Microsoft.Search/searchServices");
        assertThat(operation.request()).isNull();
    }
}
