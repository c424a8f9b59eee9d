// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.internal.catalog.ArmKeyOperation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.SecretLeaves;
import io.github.azkeys.support.SharedArmTestSupport;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A route calls every operation for its documented resource and receives the documented response. The expected values are
 * read from the operation file and from the type index of ARM, not by the classes of the catalog.
 */
class EveryOperationTest extends SharedArmTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, ArmKeyOperation> INDEX =
            ArmKeyOperation.all().stream().collect(Collectors.toMap(ArmKeyOperation::id, Function.identity()));

    // their API version is that of the documentation, not the newest
    private static final List<String> OWN_VERSION = List.of("batch", "iothub", "mlworkspace");

    /** Those that make a new key for each call do not return the documented one; {@code EveryIssuedKeyTest} tests them. */
    static List<String> names() {
        OperationIndex catalog = new OperationIndex();
        return catalog.names().stream()
                .filter(name -> !catalog.get(name).isIssued())
                .toList();
    }

    static List<String> paged() {
        return names().stream().filter(name -> file(name).has("nextLink")).toList();
    }

    @BeforeAll
    static void addRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .toD("${header.uri}")
                        .setProperty("keys", body())
                        .setProperty("text", simple("got ${body.toString}"))
                        .marshal()
                        .json();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void byResourceId(String name) throws Exception {
        JsonNode file = file(name);
        String path = documentedPath(file);
        String id = path.substring(0, path.lastIndexOf('/'));

        returnsTheDocumentedResponse(file, "azkeys:" + name + "?resourceId=" + id);
    }

    @ParameterizedTest
    @MethodSource("names")
    void byNames(String name) throws Exception {
        JsonNode file = file(name);
        JsonNode request = file.at("/sample/request");
        String keyOption = "";
        StringBuilder resourceName = new StringBuilder();
        for (String segment :
                file.get("path").textValue().split("/providers/")[1].split("/")) {
            if (segment.startsWith("{")) {
                String parameter = segment.substring(1, segment.length() - 1);
                String value = request.get(parameter).textValue();
                if (file.at("/parameters/" + parameter + "/option").asText().equals("keyName")) {
                    keyOption = "&keyName=" + value;
                } else {
                    resourceName.append(resourceName.isEmpty() ? "" : "/").append(value);
                }
            }
        }

        returnsTheDocumentedResponse(
                file, "azkeys:" + name + "?" + scope(request) + "&resourceName=" + resourceName + keyOption);
    }

    /** Returns the options for what the names belong to: a resource group, a subscription, or another resource. */
    private static String scope(JsonNode request) {
        return request.has("resourceUri")
                ? "resourceId=/" + request.get("resourceUri").textValue()
                : "subscriptionId=" + request.get("subscriptionId").textValue()
                        + (request.has("resourceGroupName")
                                ? "&resourceGroup="
                                        + request.get("resourceGroupName").textValue()
                                : "");
    }

    @ParameterizedTest
    @MethodSource("paged")
    void pagesBecomeOneBody(String name) throws Exception {
        JsonNode file = file(name);
        String path = documentedPath(file);
        int items = file.at("/sample/response/value").size();
        int before = arm.calls().size();
        arm.pageSize(1);
        try {
            Exchange result = send(
                    "azkeys:" + name + "?resourceId=" + path.substring(0, path.lastIndexOf('/')) + "&maxRetries=0");

            assertDocumentedBody(file, result);
        } finally {
            arm.pageSize(Integer.MAX_VALUE);
        }
        List<ArmCall> calls = arm.calls().subList(before, arm.calls().size());
        assertThat(calls).hasSize(Math.max(1, items)).allSatisfy(call -> assertThat(call.path())
                .isEqualTo(path));
        assertThat(calls.get(0).method()).isEqualTo(file.get("method").textValue());
        assertThat(calls.subList(1, calls.size())).extracting(ArmCall::method).allMatch("GET"::equals);
    }

    private void returnsTheDocumentedResponse(JsonNode file, String uri) throws Exception {
        int before = arm.calls().size();

        Exchange result = send(uri);

        assertDocumentedBody(file, result);
        assertThat(arm.calls()).hasSize(before + 1);
        ArmCall call = arm.calls().get(before);
        assertThat(call.method()).isEqualTo(file.get("method").textValue());
        assertThat(call.path()).isEqualTo(documentedPath(file));
        assertThat(call.operation()).isEqualTo(file.get("name").textValue());
        assertIndexed(file.get("name").textValue(), call);
        assertThat(result.getMessage().getHeader(AzkeysConstants.API_VERSION)).isEqualTo(call.apiVersion());
    }

    /** The type, the action and the version of the call are in the index of ARM, in the same case. */
    private static void assertIndexed(String name, ArmCall call) {
        String[] segments = call.path().replaceFirst(".*/providers/", "").split("/");
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length - 1; i += 2) {
            type.append('/').append(segments[i]);
        }
        String action = segments[segments.length - 1];
        ArmKeyOperation indexed = INDEX.get(ArmKeyOperation.id(type.toString(), action));
        assertThat(indexed).as(type + "/" + action).isNotNull();
        assertThat(type).hasToString(indexed.resourceType());
        assertThat(action).isEqualTo(indexed.action());
        assertThat(indexed.apiVersions()).contains(call.apiVersion());
        if (!OWN_VERSION.contains(name)) {
            assertThat(call.apiVersion()).isEqualTo(indexed.apiVersion());
        }
    }

    /** Returns the name of the body, which is a property of the body or its value. */
    private static String body(JsonNode file) {
        JsonNode body = file.get("body");
        return (body.isObject() ? body.get("name") : body).textValue();
    }

    private static void assertDocumentedBody(JsonNode file, Exchange result) throws IOException {
        assertThat(result.getException()).isNull();
        KeySet keys = result.getProperty("keys", KeySet.class);
        JsonNode documented = file.at("/sample/response");
        List<String> secrets = SecretLeaves.of(file.get("name").textValue(), documented).stream()
                .filter(secret -> !secret.isEmpty())
                .toList();
        assertThat(keys.getClass().getSimpleName()).isEqualTo(body(file));
        assertThat((Object) JSON.readTree(result.getMessage().getBody(String.class)))
                .isEqualTo(documented);
        assertThat(secrets).isNotEmpty();
        assertThat(keys.keyNames().stream().map(keys::key)).containsExactlyInAnyOrderElementsOf(secrets);
        assertThat(result.getProperty("text", String.class))
                .startsWith("got " + body(file) + "[")
                .contains("***")
                .doesNotContain(secrets);
    }

    private static Exchange send(String uri) {
        return template.request("direct:list", exchange -> exchange.getMessage().setHeader("uri", uri));
    }

    private static JsonNode file(String name) {
        try {
            return JSON.readTree(new File("catalog/operations/" + name + ".json"));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    /** Returns the documented path with the names of the documented request. */
    private static String documentedPath(JsonNode file) {
        String path = file.get("path").textValue();
        for (Map.Entry<String, JsonNode> name : file.at("/sample/request").properties()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue().textValue());
        }
        return path;
    }
}
