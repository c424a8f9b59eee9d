// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.catalog.OperationIndexTest.OWN;
import static io.github.azkeys.internal.catalog.OperationIndexTest.assertRefused;
import static io.github.azkeys.internal.catalog.OperationIndexTest.catalogOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation files state what differs in earlier API versions, and which versions were seen. */
class OperationVersionsTest {

    private static final String VERSIONS = """
            "apiVersions": ["2015-01-01", "2020-01-01-preview", "2020-01-01", "2025-01-01"],
            "seen": ["2020-01-01"],
            "method": "POST",
            "nextLink": "next",
            "request": {"kind": "{thing}"},
            "regenerate": {"action": "renew", "request": {"name": "{key}"}, "keys": {"first": "Key1"}},
            "before": {
              "2018-01-01": {"regenerate": null, "request": null},
              "2020-01-01": {"method": "GET", "nextLink": null}
            },
            "body\"""";

    private final Operation own = catalogOf(with(VERSIONS)).get("own");

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, POST, next, true",
        "2020-01-01, POST, next, true",
        "2020-01-02-preview, POST, next, true",
        "2020-01-01-preview, GET, , true",
        "2019-12-31, GET, , true",
        "2018-01-01, GET, , true",
        "2017-12-31, GET, , false",
        "2018-01-01-preview, GET, , false",
        "v2, POST, next, true",
        "'', GET, , false"
    })
    void aFieldHasTheValueOfTheVersion(String version, String method, String nextLink, boolean regenerates) {
        Operation operation = own.at(version);

        assertThat(operation.method()).isEqualTo(method);
        assertThat(operation.body().nextLink()).isEqualTo(nextLink);
        assertThat(operation.regeneration() != null).isEqualTo(regenerates);
        assertThat(operation.request() != null).isEqualTo(regenerates);
        assertThat(operation.apiVersion()).isEqualTo("2025-01-01");
        assertThat(operation.apiVersions()).isEqualTo(own.apiVersions());
        assertThat(own.at(version)).as("made once").isSameAs(operation);
    }

    @Test
    void versionsThatWereSeenAreThoseOfTheFile() {
        assertThat(own.seen()).containsExactly("2020-01-01");
        assertThat(own.at("2015-01-01").seen()).containsExactly("2020-01-01");
        assertThat(catalogOf(OWN).get("own").seen()).isEmpty();
        assertThat(catalogOf(OWN).get("own").at("2000-01-01").method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"2020-01-01\"] | [\"2021-01-01\"] | seen names '2021-01-01', which apiVersions does not list",
                "{\"method\": \"GET\", \"nextLink\": null} | {} | before.2020-01-01 must be an object with the changed fields",
                "{\"method\": \"GET\", \"nextLink\": null} | 7 | before.2020-01-01 must be an object with the changed fields",
                "\"2018-01-01\": {\"regenerate\" | \"2018\": {\"regenerate\" | before.2018 is not a version, such as 2024-07-01",
                "\"2018-01-01\": {\"regenerate\" | \"2018-13-99\": {\"regenerate\" | before.2018-13-99 is not a version, such as 2024-07-01",
                "\"2020-01-01\": {\"method\" | \"2025-01-02\": {\"method\" | before.2025-01-02 applies to all versions in apiVersions; change the fields of the file instead",
                "\"method\": \"GET\" | \"path\": \"/x\" | before.2020-01-01.path cannot differ between versions. Supported: aliases, ",
                "\"method\": \"GET\" | \"method\": \"PUT\" | before.2020-01-01.method is 'PUT'; it can be POST or GET",
                "\"method\": \"GET\" | \"aliases\": 7 | before.2020-01-01.aliases has a value of the wrong type",
                "\"regenerate\": null | \"regenerate\": {\"action\": \"/\"} | before.2018-01-01.regenerate.action must be the end of a path"
            })
    void aWrongVersionIsRefusedByFileAndField(String right, String wrong, String problem) {
        assertThat(VERSIONS).contains(right);

        assertRefused(with(VERSIONS.replace(right, wrong)), problem);
    }

    @Test
    void anEarlierRequestNeedNotHaveAllOptions() {
        String file = with("""
                "request": {"ip": "{ip}"}, "query": {"kind": "{kind}"},
                "before": {"2025-01-01": {"request": {"a": 1}}, "2024-01-01": {"query": null}},
                "body\"""").replace("\"thing\": {}", """
                "thing": {}, "ip": {"option": "request", "optional": true},
                "kind": {"option": "request", "optional": true}""");
        Operation operation = catalogOf(file).get("own");

        assertThat(operation.requestOptions()).containsOnlyKeys("ip", "kind");
        assertThat(operation.at("2024-06-01").requestOptions()).containsOnlyKeys("kind");
        assertThat(operation.at("2023-01-01").requestOptions()).isEmpty();
    }

    @Test
    void onlyAnObjectOfVersionsIsAccepted() {
        assertRefused(
                with("\"before\": [], \"body\""), "before must be an object with the changed fields by API version");
        assertRefused(
                with("\"before\": null, \"body\""), "before must be an object with the changed fields by API version");
    }

    private static String with(String fields) {
        return OWN.replace("\"body\"", fields);
    }
}
