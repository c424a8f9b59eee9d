// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.ApiKeys;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.JsonKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.StorageAccountListKeysResult;
import io.github.azkeys.keys.StorageAccountListKeysResult.StorageAccountKey;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of keys that a route asks a body for. */
class AzkeysKeyNamesTest extends AzkeysTestSupport {

    private static final String STORAGE =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/res418/providers/Microsoft.Storage/storageAccounts/sto2220";
    private static final String NAMES = "Available: [keys.key1, keys.key2], also [primary, secondary]";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(InvalidRequestException.class).handled(true).setBody(exchange -> exchange.getProperty(
                                Exchange.EXCEPTION_CAUGHT, Throwable.class)
                        .getMessage());
                from("direct:simple")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .setBody(simple("${body.key(${header.name})}"));
                from("direct:fingerprint")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .setBody(simple("${body.fingerprint(${header.name})}"));
                from("direct:constant")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .setBody(simple("${body.key('tertiary')}"));
                from("direct:caught")
                        .errorHandler(noErrorHandler())
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .doTry()
                        .setBody(simple("${body.key('tertiary')}"))
                        .doCatch(InvalidRequestException.class)
                        .setBody(simple("${exception.message}"));
                from("direct:filter")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .filter(simple("${body.key('tertiary')} != null"))
                        .setBody(constant("never"))
                        .end();
                from("direct:bean")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .bean(new Names(), "key(${body}, ${header.name})");
                from("direct:method")
                        .to("azkeys:storage?resourceId=" + STORAGE)
                        .setBody(method(new Names(), "key(${body}, ${header.name})"));
                from("direct:java").to("azkeys:storage?resourceId=" + STORAGE).setBody(exchange -> exchange.getMessage()
                        .getBody(KeySet.class)
                        .key(exchange.getMessage().getHeader("name", String.class)));
            }
        };
    }

    /** A bean of an application. */
    public static final class Names {
        public String key(KeySet keys, String name) {
            return keys.key(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "primary, sample-key1-value==",
        "secondary, sample-key2-value==",
        "key1, sample-key1-value==",
        "keys.key2, sample-key2-value=="
    })
    void aRouteAsksForAKeyByAnyOfItsNames(String name, String key) {
        for (String route : List.of("simple", "bean", "method", "java")) {
            assertThat(ask(route, name).getMessage().getBody()).as(route).isEqualTo(key);
        }
        assertThat(ask("fingerprint", name).getMessage().getBody())
                .isEqualTo(new BatchAccountKeys(null, key, null, null).fingerprint("primary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "fingerprint", "constant", "caught", "filter", "bean", "method", "java"})
    void aRouteHandlesAWrongNameAsAnInvalidRequest(String route) {
        Exchange answer = ask(route, "tertiary");

        assertThat(answer.getException()).isNull();
        // Camel's expressions wrap every exception of a method; error handlers compare the causes
        assertThat(ObjectHelper.getException(
                        InvalidRequestException.class, answer.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)))
                .isNotNull();
        assertThat(answer.getMessage().getBody(String.class))
                .contains("names the key 'tertiary', which the response does not contain. " + NAMES)
                .doesNotContain("sample-key");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void bodiesThatAnApplicationBuildsHaveTheSameNames() {
        KeySet storage = new StorageAccountListKeysResult(
                List.of(
                        new StorageAccountKey("key2", "b", null, null, null),
                        new StorageAccountKey("KEY1", "a", null, null, null)),
                null);

        assertThat(storage.key("primary")).isEqualTo("a");
        assertThat(storage.key("secondary")).isEqualTo("b");
        assertThat(storage.key("key2")).isEqualTo("b");
        assertThat(storage.keyNames()).containsExactly("keys.key2", "keys.KEY1");
        assertThat(new ApiKeys("a", "b", null).key("secondary")).isEqualTo("b");
        assertThat(new ApiKeys("a", " ", null).key("primary")).isEqualTo("a");
        assertThatThrownBy(() -> new ApiKeys("a", " ", null).key("secondary"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Available: [key1], also [primary]");
        assertThatThrownBy(() -> new StorageAccountListKeysResult(null, null).key("primary"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aNameThatSeveralKeysEndWithIsRefused() {
        KeySet keys = new JsonKeys(Map.of("a", Map.of("key", "one"), "b", Map.of("key", "two")));

        assertThat(keys.key("a.key")).isEqualTo("one");
        assertThatThrownBy(() -> keys.key("key"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("use the complete name")
                .hasMessageContaining("a.key")
                .hasMessageContaining("b.key");
    }

    @Test
    void aWrongNameFromAMessageIsPrintable() {
        assertThatThrownBy(() -> new ApiKeys("a", "b", null).key("x\r\nforged: line" + "y".repeat(10_000)))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(1000))
                .hasMessageNotContaining("\n");
    }

    private Exchange ask(String route, String name) {
        return template.request(
                "direct:" + route, exchange -> exchange.getMessage().setHeader("name", name));
    }
}
