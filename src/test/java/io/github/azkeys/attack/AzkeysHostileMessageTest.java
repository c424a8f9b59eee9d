// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.SharedArmTestSupport;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a message contains is either refused before any call, or leads to exactly the call that the configuration allows.
 */
class AzkeysHostileMessageTest extends SharedArmTestSupport {

    private static final String BATCH = AzkeysTestSupport.BATCH;
    private static final String GROUP = "subscriptionId=subid&resourceGroup=default-azurebatch-japaneast";
    private static final String MEGABYTE = "a".repeat(1 << 20);

    /** The headers that name a resource, each with an endpoint that leaves only this name open. */
    private static final Map<String, String> OPEN = Map.of(
            AzkeysConstants.SUBSCRIPTION_ID,
            "azkeys:batch?resourceGroup=default-azurebatch-japaneast&resourceName=sampleacct",
            AzkeysConstants.RESOURCE_GROUP,
            "azkeys:batch?subscriptionId=subid&resourceName=sampleacct",
            AzkeysConstants.RESOURCE_NAME,
            "azkeys:batch?" + GROUP,
            AzkeysConstants.KEY_NAME,
            "azkeys:iothub?resourceId=" + AzkeysTestSupport.HUB,
            AzkeysConstants.RESOURCE_ID,
            "azkeys:resource?action=listKeys&apiVersion=2024-07-01");

    /** What the component reads, what it writes, and what other components read. */
    private static final List<String> NAMES = List.of(
            AzkeysConstants.SUBSCRIPTION_ID,
            AzkeysConstants.RESOURCE_GROUP,
            AzkeysConstants.RESOURCE_NAME,
            AzkeysConstants.KEY_NAME,
            AzkeysConstants.RESOURCE_ID,
            AzkeysConstants.OPERATION,
            AzkeysConstants.API_VERSION,
            AzkeysConstants.REQUEST_ID,
            AzkeysConstants.RETRIEVED_AT,
            AzkeysConstants.FROM_CACHE,
            AzkeysConstants.STALE,
            AzkeysConstants.REFRESHED,
            AzkeysConstants.CHANGED_KEYS,
            "CamelAzkeysAction",
            "CamelAzkeysTenantId",
            "CamelAzkeysCloud",
            "CamelAzkeysResourceManagerEndpoint",
            "CamelAzkeysAuthorityHost",
            "CamelAzkeysEndpointSuffixes",
            "CamelAzkeysRegenerateKey",
            "CamelAzkeysForm",
            "CamelAzkeysSelect",
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelJacksonEnableTypeConverter");

    /** A type of the application with a text that cannot be had. */
    private record Text(Supplier<String> text) {
        @Override
        public String toString() {
            return text.get();
        }
    }

    /** Another text each time, so that the one that was checked is not the one that is used. */
    private static final class Changing {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String toString() {
            return calls.getAndIncrement() == 0 ? "sampleacct" : "x/../../evil";
        }
    }

    /** Not read by the component, since it may never end. */
    private static final class Unread extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("read");
        }
    }

    static Map<String, Object> hostileValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("CR LF", "sampleacct\r\nX-Evil: 1");
        values.put("escape", "sampleacct\u001B[2J");
        values.put("NUL", "sampleacct\u0000");
        values.put("line separator", "sampleacct\u2028x");
        values.put("zero width", "sample\u200Bacct");
        values.put("byte order mark", "\uFEFFsampleacct");
        values.put("right to left", "sample\u202Etcca");
        values.put("half a character", "sampleacct\uD83D");
        values.put("encoded slash", "sampleacct%2F..%2Fother");
        values.put("encoded twice", "sampleacct%252Fother");
        values.put("parent", "../sampleacct");
        values.put("dots", "..");
        values.put("version", "sampleacct?api-version=2015-12-01");
        values.put("version by parameter", "sampleacct&api-version=2015-12-01");
        values.put("fragment", "sampleacct#");
        values.put("matrix parameter", "sampleacct;x=1");
        values.put("becomes a semicolon", "sampleacct\u037Ex=1"); // in Unicode normal form C
        values.put("becomes a backquote", "sampleacct\u1FEF");
        values.put("backslash", "sampleacct\\..\\other");
        values.put("host", "@evil.example.com/x?");
        values.put("placeholder", "{{env:PATH}}");
        values.put("expression", "${body}");
        values.put("expression of a bean", "$simple{sysenv.PATH}");
        values.put("blank", "  ");
        values.put("1 MB", MEGABYTE + "?");
        values.put("1 MB of slashes", "/".repeat(1 << 20));
        values.put("1 MB of line ends", "\n".repeat(1 << 20));
        values.put("list", List.of("sampleacct"));
        values.put("map", Map.of("sampleacct", 1));
        values.put("array", new String[] {"sampleacct"});
        values.put("secret", new Secret("key1", "c2VjcmV0LWtleS1vZi1hLXRlc3Q=", null));
        values.put("keys", new BatchAccountKeys("sampleacct", "c2VjcmV0LWtleS1vZi1hLXRlc3Q=", null, Map.of()));
        values.put("bytes", "sampleacct\r\n".getBytes(StandardCharsets.UTF_8));
        values.put("stream", new ByteArrayInputStream("sampleacct".getBytes(StandardCharsets.UTF_8)));
        values.put("unread stream", new Unread());
        values.put("reader", new StringReader("sampleacct"));
        values.put("file", new File("pom.xml"));
        values.put("path", Path.of("pom.xml"));
        values.put("throws", new Text(() -> {
            throw new IllegalStateException("secret\r\nof the application");
        }));
        values.put("overflows", new Text(() -> {
            throw new StackOverflowError();
        }));
        return values;
    }

    static Stream<Arguments> hostileNames() {
        return OPEN.keySet().stream().sorted().flatMap(header -> hostileValues().entrySet().stream()
                .map(value -> Arguments.of(header, value.getKey(), value.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("hostileNames")
    void aHostileNameIsRefusedBeforeAnyCall(String header, String kind, Object value) {
        int before = arm.calls().size();
        Instant start = Instant.now();

        Exchange answer = send(OPEN.get(header), Map.of(header, value));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.getException()).isInstanceOf(InvalidRequestException.class);
        assertThat(answer.getException().getMessage())
                .startsWith("header " + header)
                .matches("[^\\p{C}\\u2028\\u2029]{20,900}")
                .doesNotContain("c2VjcmV0");
        assertThat(String.valueOf(answer.getException().getCause()).length()).isLessThan(900);
        assertThat(arm.calls()).hasSize(before);
    }

    static Stream<Arguments> valuesAndSpellings() {
        List<UnaryOperator<String>> spellings = List.of(
                name -> name,
                name -> name.toLowerCase(Locale.ROOT),
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.replace("Azkeys", "-azkeys-"),
                name -> name.replace("k", "\u212A")); // Kelvin sign, which is a k to Camel
        return Stream.of("evil", "../evil", BATCH.replace("sampleacct", "evil"), "regenerate", "{{evil}}", 1, true)
                .flatMap(value -> spellings.stream().map(spelling -> Arguments.of(value, spelling)));
    }

    /** In headers, and where else a message can hold values. */
    @ParameterizedTest
    @MethodSource("valuesAndSpellings")
    void nothingInAMessageReplacesWhatIsConfigured(Object value, UnaryOperator<String> spelling) {
        int before = arm.calls().size();

        Exchange answer = template.request("azkeys:batch?resourceId=" + BATCH, exchange -> {
            for (String name : NAMES) {
                exchange.getMessage().setHeader(spelling.apply(name), value);
                exchange.setProperty(spelling.apply(name), value);
                exchange.setVariable(spelling.apply(name), value);
            }
            exchange.getMessage().setBody(exchange.getMessage().getHeaders());
        });

        assertThat(answer.getException()).isNull();
        assertThat(arm.calls()).hasSize(before + 1);
        isAsConfigured(arm.calls().get(before));
    }

    /** A header whose name only looks like one of the component's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelAzkeysResourceNam\u0435", // Cyrillic
                "\uFF23amelAzkeysResourceName", // full width
                "CamelAzkeysResource\u200BName",
                "CamelAzkeysResourceName ",
                "CamelAzkeysResourceName\r\n",
                "azkeysResourceName",
                "resourceName"
            })
    void aNameThatLooksLikeAHeaderIsNone(String name) {
        int before = arm.calls().size();

        Exchange answer = send("azkeys:batch?" + GROUP, Map.of(name, "sampleacct"));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("set option resourceName or header CamelAzkeysResourceName");
        assertThat(arm.calls()).hasSize(before);
    }

    @Test
    void namesAreTextsHoweverTheyAreHeld() {
        for (Object value : List.of(
                "sampleacct",
                new StringBuilder("sampleacct"),
                "sampleacct".getBytes(StandardCharsets.UTF_8),
                "sampleacct".toCharArray(),
                new Changing())) {
            int before = arm.calls().size();

            Exchange answer = send("azkeys:batch?" + GROUP, Map.of(AzkeysConstants.RESOURCE_NAME, value));

            assertThat(answer.getException()).as("%s", value.getClass()).isNull();
            assertThat(arm.calls()).hasSize(before + 1);
            isAsConfigured(arm.calls().get(before));
        }
    }

    @ParameterizedTest
    @MethodSource("hostileFlags")
    void aRefreshThatIsNoBooleanIsRefusedBeforeAnyCall(Object value) {
        int before = arm.calls().size();

        Exchange answer = send("azkeys:batch?resourceId=" + BATCH, Map.of(AzkeysConstants.REFRESH, value));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Header CamelAzkeysRefresh must be true or false")
                .hasNoCause(); // a cause would quote the value
        assertThat(arm.calls()).hasSize(before);
    }

    static Stream<Object> hostileFlags() {
        return Stream.concat(hostileValues().values().stream(), Stream.of("tru\u0435", "true\n", "1", "yes"));
    }

    private static void isAsConfigured(ArmCall call) {
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo(BATCH + "/listKeys");
        assertThat(call.query()).isEqualTo("api-version=2024-07-01");
        assertThat(call.status()).isEqualTo(200);
    }

    private static Exchange send(String uri, Map<String, Object> headers) {
        return template.request(uri, exchange -> headers.forEach(exchange.getMessage()::setHeader));
    }
}
