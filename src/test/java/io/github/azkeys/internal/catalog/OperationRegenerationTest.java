// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.catalog.OperationIndexTest.OWN;
import static io.github.azkeys.internal.catalog.OperationIndexTest.assertRefused;
import static io.github.azkeys.internal.catalog.OperationIndexTest.catalogOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
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
                "'{\"first\": \"Key1\"}' | '{\"first\": \"Key1\", \"second\": \"\"}' | regenerate.keys.second must be a name",
                "'\"Key1\"' | '\"\"' | regenerate must name the key in one place",
                "'\"Key1\"' | '\"{answer.key}\", \"second\": \"{answer.a/b}\"' | regenerate.keys.second is 'a/b'",
                "'\"Key1\"' | '\"{answer.id[name]}\"' | regenerate.keys.first is 'id[name]'",
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

    /** The requests that public tools and examples of Azure send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "acr | secondary | regenerateCredential | {'name':'password2'}",
                "apim-gateway | primary | regenerateKey | {'keyType':'primary'}",
                "apim-tenant-access | primary | regeneratePrimaryKey | ",
                "apim-workspace-subscription | secondary | regenerateSecondaryKey | ",
                "automation | primary | agentRegistrationInformation/regenerateKey | {'keyName':'primary'}",
                "batch | secondary | regenerateKeys | {'keyName':'Secondary'}",
                "cognitiveservices | secondary | regenerateKey | {'keyName':'Key2'}",
                "datamigration-sql-service | primary | regenerateAuthKeys | {'keyName':'authKey1'}",
                "eventgrid-domain | primary | regenerateKey | {'keyName':'key1'}",
                "eventgrid-namespace | primary | regenerateKey | {'keyName':'key1'}",
                "eventgrid-namespace-topic | primary | regenerateKey | {'keyName':'key1'}",
                "eventgrid-partner-namespace | primary | regenerateKey | {'keyName':'key1'}",
                "eventgrid-topic | secondary | regenerateKey | {'keyName':'key2'}",
                "eventhubs-hub | primary | regenerateKeys | {'keyType':'PrimaryKey'}",
                "healthbot | api-jwt-secret | regenerateApiJwtSecret | ",
                "loganalytics | both | regenerateSharedKey | ",
                "maps | primary | regenerateKey | {'keyType':'primary'}",
                "quantum | secondary | regenerateKeys | {'keys':['Secondary']}",
                "redis | primary | regenerateKey | {'keyType':'Primary'}",
                "relay-hybrid-connection | primary | regenerateKeys | {'keyType':'PrimaryKey'}",
                "relay-wcf | primary | regenerateKeys | {'keyType':'PrimaryKey'}",
                "storage | primary | regenerateKey | {'keyName':'key1'}",
                "synapse-ir | primary | regenerateAuthKey | {'keyName':'authKey1'}",
                "vmware | vcenter | rotateVcenterPassword | "
            })
    void theRequestIsThatOfAzuresTools(String name, String key, String action, String request) {
        Operation operation = new OperationIndex().get(name).regenerating(key);

        assertThat(operation.path().action()).isEqualTo(action);
        assertThat(Objects.toString(operation.request(), "").replace('"', '\''))
                .isEqualTo(Objects.toString(request, ""));
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
    void theWordMayBeInTheListOfKeys() {
        Operation operation = new OperationIndex().get("appconfig");

        assertThat(operation.regeneration().listedWord("primary")).hasToString("value[name=Primary].id");
        assertThat(operation.regenerating("primary", "id1").request()).hasToString("{\"id\":\"id1\"}");
        assertThat(new OperationIndex().get("batch").regeneration().listedWord("primary"))
                .isNull();
    }

    @Test
    void theKeyMayBeAPartOfTheActionAndOfThePermission() {
        Operation operation = new OperationIndex().get("apim-subscription");

        assertThat(operation.regenerating("secondary").path().action()).isEqualTo("regenerateSecondaryKey");
        assertThat(operation.regenerating("secondary").permission())
                .isEqualTo("Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action");
        assertThat(operation.regeneration().permissions())
                .containsExactly(
                        "Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action",
                        "Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action");
    }

    @Test
    void anActionMayHaveNoChoice() {
        Operation operation = new OperationIndex().get("loganalytics").regenerating("both");

        assertThat(operation.path().action()).isEqualTo("regenerateSharedKey");
        assertThat(operation.request()).isNull();
    }

    @Test
    void theActionMayEndWithTheKey() {
        Operation operation = new OperationIndex().get("search-admin").regenerating("secondary");

        assertThat(operation.path().action()).isEqualTo("regenerateAdminKey/secondary");
        assertThat(operation.path().resourceType()).isEqualTo("Microsoft.Search/searchServices");
        assertThat(operation.request()).isNull();
    }
}
