// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.RequestParameter;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.SharedArmTestSupport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation with which ARM makes a new key for each call. */
class EveryIssuedKeyTest extends SharedArmTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();

    static List<String> names() {
        return CATALOG.names().stream()
                .filter(name -> CATALOG.get(name).isIssued())
                .toList();
    }

    @BeforeAll
    static void addRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:issue")
                        .toD("${header.uri}")
                        .setProperty("keys", body())
                        .setProperty("text", simple("got ${body.toString}"))
                        .log(LoggingLevel.INFO, "io.github.azkeys.test", "${body}")
                        .marshal()
                        .json();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCallMakesAKeyThatIsNotShown(String name) throws Exception {
        Operation operation = CATALOG.get(name);
        String path = operation.path().expand(operation.sample().request());
        String uri = "azkeys:" + name + "?resourceId=" + path.substring(0, path.lastIndexOf('/')) + required(operation);
        Set<String> secrets = new HashSet<>();
        Exchange first;
        Exchange second;
        try (CapturedLog log = new CapturedLog()) {
            first = issue(uri + "&tokenValidity=30m", secrets);
            second = issue(uri + "&tokenValidity=50m", secrets);

            assertThat(log.ofOurs()).isNotEmpty().doesNotContain(secrets);
        }

        KeySet keys = first.getProperty("keys", KeySet.class);
        KeySet others = second.getProperty("keys", KeySet.class);
        assertThat(keys.getClass().getSimpleName()).isEqualTo(operation.body().type());
        assertThat(keys.keyNames()).isNotEmpty().isEqualTo(others.keyNames()).allSatisfy(key -> assertThat(
                        keys.key(key))
                .isNotEqualTo(others.key(key)));
        assertThat(first.getProperty("text", String.class)).contains("***").doesNotContain(secrets);
        assertThat(first.getMessage().getHeaders().toString()).doesNotContain(secrets);
        assertThat(new ObjectMapper()
                        .readTree(first.getMessage().getBody(String.class))
                        .fieldNames())
                .toIterable()
                .isSubsetOf(fields(operation.sample().response()));
        ArmCall call = arm.calls().get(arm.calls().size() - 1);
        assertThat(call.operation()).isEqualTo(name);
        assertThat(call.path()).isEqualTo(path);
    }

    private static Exchange issue(String uri, Set<String> secrets) {
        Exchange result = template.request(
                "direct:issue", exchange -> exchange.getMessage().setHeader("uri", uri));
        assertThat(result.getException()).isNull();
        KeySet keys = result.getProperty("keys", KeySet.class);
        keys.keyNames().forEach(key -> secrets.add(keys.key(key)));
        return result;
    }

    /** Returns the options that the operation needs, as a part of a URI. */
    static String required(Operation operation) {
        return operation.requestOptions().values().stream()
                .filter(RequestParameter::isRequired)
                .map(option ->
                        "&" + option.option() + "=" + URLEncoder.encode(option.example(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }
}
