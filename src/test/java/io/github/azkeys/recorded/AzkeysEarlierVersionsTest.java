// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.ListWorkspaceKeysResult;
import io.github.azkeys.keys.Secret;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the component sends and reads in earlier API versions that differ from the newest one. */
class AzkeysEarlierVersionsTest extends RecordedTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group1";
    private static final String STORAGE = GROUP + "/providers/Microsoft.Storage/storageAccounts/contoso1";
    private static final String COSMOS = GROUP + "/providers/Microsoft.DocumentDB/databaseAccounts/contoso1";
    private static final String SEARCH = GROUP + "/providers/Microsoft.Search/searchServices/contoso1";
    private static final String WORKSPACE = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/contoso1";
    private static final String HUB = GROUP + "/providers/Microsoft.NotificationHubs/namespaces/contoso1";

    @BeforeEach
    void forgetCalls() {
        arm.takeCalls();
    }

    @ParameterizedTest
    @CsvSource({
        "servicebus-namespace, Microsoft.ServiceBus/namespaces/contoso1/AuthorizationRules/rule1, 2015-08-01, policykey",
        "servicebus-queue, Microsoft.ServiceBus/namespaces/contoso1/queues/a/authorizationRules/rule1, 2015-08-01, policykey",
        "servicebus-topic, Microsoft.ServiceBus/namespaces/contoso1/topics/a/authorizationRules/rule1, 2015-08-01, policykey",
        "servicebus-topic, Microsoft.ServiceBus/namespaces/contoso1/topics/a/authorizationRules/rule1, 2017-04-01, keyType",
        "eventhubs-namespace, Microsoft.EventHub/namespaces/contoso1/authorizationRules/rule1, 2015-08-01, policykey",
        "eventhubs-hub, Microsoft.EventHub/namespaces/contoso1/eventhubs/a/authorizationRules/rule1, 2015-08-01, policykey",
        "relay-namespace, Microsoft.Relay/namespaces/contoso1/authorizationRules/rule1, 2016-07-01, policyKey",
        "relay-hybrid-connection, Microsoft.Relay/namespaces/contoso1/hybridConnections/a/authorizationRules/rule1, 2016-07-01, policyKey",
        "relay-wcf, Microsoft.Relay/namespaces/contoso1/wcfRelays/a/authorizationRules/rule1, 2016-07-01, policyKey",
        "relay-wcf, Microsoft.Relay/namespaces/contoso1/wcfRelays/a/authorizationRules/rule1, 2017-04-01, keyType"
    })
    void theRequestNamesTheKeyAsTheVersionDoes(String operation, String type, String version, String field)
            throws Exception {
        String id = GROUP + "/providers/" + type;
        answer(id + "/regenerateKeys", "{\"primaryKey\": \"sample-1\", \"secondaryKey\": \"sample-2\"}");

        Exchange result = send(
                "direct:keys",
                "azkeys:" + operation + "?action=regenerate&regenerateKey=secondary&apiVersion=" + version
                        + "&resourceId=" + id);

        assertThat(result.getException()).isNull();
        assertThat(JSON.readTree(onlyCall(version).body()))
                .isEqualTo(JSON.createObjectNode().put(field, "SecondaryKey"));
    }

    @ParameterizedTest
    @CsvSource({
        "connection-string, primary, sample-sql-1",
        "connection-string, secondary-readonly, sample-sql-4",
        "mongodb-connection-string, secondary, sample-mongo-2",
    })
    void connectionStringsOfCosmosDbAreFoundByTheirDescription(String form, String key, String expected) {
        answer(COSMOS + "/listConnectionStrings", """
                {"connectionStrings": [
                  {"connectionString": "sample-sql-1", "description": "Primary SQL Connection String"},
                  {"connectionString": "sample-sql-2", "description": "Secondary SQL Connection String"},
                  {"connectionString": "sample-sql-3", "description": "Primary Read-Only SQL Connection String"},
                  {"connectionString": "sample-sql-4", "description": "Secondary Read-Only SQL Connection String"},
                  {"connectionString": "sample-mongo-2", "description": "Secondary MongoDB Connection String"}
                ]}
                """);
        String uri = "azkeys:cosmosdb-connection-strings?apiVersion=2020-04-01&resourceId=" + COSMOS;

        assertThat(secret(uri + "&form=" + form + "&formKey=" + key)).isEqualTo(expected);
        assertThat(secret(uri + "&select=primary")).isEqualTo("sample-sql-1");
    }

    @Test
    void theTwoKeysOfStorageIn2015AreRead() throws Exception {
        String json = "{\"key1\": \"sample-1\", \"key2\": \"sample-2\"}";
        answer(STORAGE + "/listKeys", json);
        answer(STORAGE + "/regenerateKey", json);
        String uri = "azkeys:storage?apiVersion=2015-06-15&resourceId=" + STORAGE;

        Exchange result = send("direct:keys", uri);

        assertThat(result.getException()).isNull();
        KeySet keys = result.getProperty("keys", KeySet.class);
        assertThat(keys).hasToString("StorageAccountKeys[key1=***, key2=***]");
        assertThat(keys.keyNames()).containsExactly("key1", "key2");
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(JSON.readTree(json));
        assertThat(secret(uri + "&select=secondary")).isEqualTo("sample-2");
        assertThat(secret(uri + "&form=connection-string&formKey=secondary"))
                .isEqualTo("DefaultEndpointsProtocol=https;AccountName=contoso1;AccountKey=sample-2;"
                        + "EndpointSuffix=core.windows.net");
        assertThat(send("direct:form", uri + "&action=regenerate&regenerateKey=primary")
                        .getMessage()
                        .getBody(KeySet.class)
                        .key("key1"))
                .isEqualTo("sample-1");
        assertThat(arm.takeCalls())
                .hasSize(4)
                .last()
                .extracting(RecordedArm.Call::body)
                .isEqualTo("{\"keyName\":\"key1\"}");
    }

    @ParameterizedTest
    @CsvSource({"2015-08-19, GET", "2020-03-13, POST"})
    void queryKeysOfSearchAreReadWithTheMethodOfTheVersion(String version, String method) throws Exception {
        String json = "{\"value\": [{\"name\": null, \"key\": \"sample-1\"}], \"nextLink\": null}";
        answer(SEARCH + "/listQueryKeys", json);

        Exchange result = send("direct:keys", "azkeys:search-query?apiVersion=" + version + "&resourceId=" + SEARCH);

        assertThat(result.getException()).isNull();
        assertThat(onlyCall(version).method()).isEqualTo(method);
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(JSON.readTree(json));
    }

    @ParameterizedTest
    @CsvSource({"2021-07-01, userStorageArmId", "2024-10-01, userStorageResourceId", "2026-05-01, userStorageArmId"})
    void aFieldIsReadByOneNameAndWrittenWithTheNameOfArm(String version, String field) throws Exception {
        String json = "{\"userStorageKey\": \"sample-1\", \"" + field + "\": \"/subscriptions/x\","
                + " \"appInsightsInstrumentationKey\": null, \"containerRegistryCredentials\": null,"
                + " \"notebookAccessKeys\": null}";
        answer(WORKSPACE + "/listKeys", json);

        Exchange result = send("direct:keys", "azkeys:mlworkspace?apiVersion=" + version + "&resourceId=" + WORKSPACE);

        assertThat(result.getProperty("keys", ListWorkspaceKeysResult.class).userStorageResourceId())
                .isEqualTo("/subscriptions/x");
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(JSON.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"userStorageArmId\": null, \"userStorageResourceId\": \"/subscriptions/x\"",
                "\"userStorageResourceId\": \"/subscriptions/x\", \"userStorageArmId\": \"/subscriptions/y\""
            })
    void bothNamesOfAFieldAreKept(String names) throws Exception {
        String json = "{\"userStorageKey\": \"sample-1\", \"appInsightsInstrumentationKey\": null,"
                + " \"containerRegistryCredentials\": null, \"notebookAccessKeys\": null, " + names + "}";
        answer(WORKSPACE + "/listKeys", json);

        Exchange result = send("direct:keys", "azkeys:mlworkspace?resourceId=" + WORKSPACE);

        assertThat(result.getProperty("keys", ListWorkspaceKeysResult.class).userStorageResourceId())
                .isEqualTo("/subscriptions/x");
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(JSON.readTree(json));
    }

    @Test
    void theKeyOfAFunctionIsReadFromPropertiesToo() throws Exception {
        String id = GROUP + "/providers/Microsoft.Web/sites/contoso1/functions/f1";
        String json = "{\"id\": \"" + id + "\", \"name\": \"f1\", \"type\": \"Microsoft.Web/sites/functions\","
                + " \"properties\": {\"key\": \"sample-1\", \"trigger_url\": \"https://contoso1/?code=sample-1\"}}";
        answer(id + "/listsecrets", json);

        Exchange result = send("direct:keys", "azkeys:function-trigger?apiVersion=2018-11-01&resourceId=" + id);

        assertThat(result.getException()).isNull();
        assertThat(result.getProperty("keys", KeySet.class).key("key")).isEqualTo("sample-1");
        assertThat(result.getProperty("text", String.class)).contains("name=f1").doesNotContain("sample-1");
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(JSON.readTree(json));
    }

    @Test
    void aVersionWithoutRegenerationIsNamed() {
        Exchange result = send(
                "direct:form",
                "azkeys:notification-hub-namespace?keyName=rule1&action=regenerate&regenerateKey=primary"
                        + "&apiVersion=2014-09-01&resourceId=" + HUB);

        assertThat(result.getException())
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("in API version 2014-09-01");
        assertThat(arm.takeCalls()).isEmpty();
    }

    private static void answer(String path, String json) {
        try {
            arm.add(
                    path,
                    new Recording(
                            null,
                            "POST",
                            path,
                            null,
                            null,
                            null,
                            200,
                            Map.of("content-type", "application/json"),
                            JSON.readTree(json),
                            null));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String secret(String uri) {
        Exchange result = send("direct:form", uri);
        assertThat(result.getException()).isNull();
        return result.getMessage().getBody(Secret.class).value();
    }

    private static RecordedArm.Call onlyCall(String version) {
        List<RecordedArm.Call> calls = arm.takeCalls();
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).apiVersion()).isEqualTo(version);
        return calls.get(0);
    }
}
