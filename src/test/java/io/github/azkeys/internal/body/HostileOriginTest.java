// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.DataTypeStep;
import io.github.azkeys.support.SharedArmTestSupport;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that state the origin of keys which were not fetched in the exchange, and so the host of a connection string. */
class HostileOriginTest extends SharedArmTestSupport {

    private static final String HUB = AzkeysTestSupport.HUB;
    private static final String KEY = "c2VjcmV0LWtleS1vZi1hLXRlc3Q=";

    @BeforeAll
    static void addRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DataTypeStep.add(from("direct:form"), "azkeys:connection-string");
            }
        });
    }

    static Stream<Arguments> origins() {
        Map<Object, Object> origins = new LinkedHashMap<>();
        for (String hub : new String[] {
            "evil.example.com#",
            "evil.example.com/x",
            "evil.example.com:443",
            "user@evil.example.com",
            "evil\uFF0Fx",
            "evil\uFF0Ecom",
            "\u2100x", // becomes a/cx in a host name
            "testHub;HostName=evil",
            "testHub\r\nX: 1",
            "testHub\u001B[2J",
            "{{env:PATH}}",
            "${body}",
            "%2e%2e",
            "",
            "..",
            "a".repeat(1 << 20) + "!"
        }) {
            origins.put(HUB.replace("testHub", hub), "iothub");
        }
        origins.put("x".repeat(1 << 20), "iothub");
        origins.put("/".repeat(1 << 20), "iothub");
        origins.put(new ByteArrayInputStream(HUB.getBytes()), "iothub");
        origins.put(new StringBuilder(HUB), "a".repeat(1 << 20));
        origins.put(HUB.toLowerCase(java.util.Locale.ROOT), "a-".repeat(1 << 19) + "a");
        origins.put(HUB, "iothub\r\nevil");
        origins.put(HUB + "/", "\u001B[2J");
        origins.put("/" + HUB, new ByteArrayInputStream("iothub".getBytes()));
        origins.put(HUB + " ", "../../pom");
        return origins.entrySet().stream().map(origin -> Arguments.of(origin.getValue(), origin.getKey()));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aHostileOriginIsRefused(Object operation, Object resourceId) {
        Instant start = Instant.now();

        Exchange answer = template.request("direct:form", exchange -> {
            exchange.getMessage()
                    .setBody(new SharedAccessSignatureAuthorizationRule("service", KEY, KEY, null, Map.of()));
            exchange.getMessage().setHeader(AzkeysConstants.OPERATION, operation);
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, resourceId);
        });

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        Throwable failure = answer.getException();
        while (failure != null && !(failure instanceof InvalidRequestException)) {
            failure = failure.getCause();
        }
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage())
                .matches("[^\\p{C}\\u2028\\u2029]{20,4000}")
                .doesNotContain(KEY);
    }
}
