// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that placeholders do not reveal keys to messages, templates or logs, and what remains after the stop. */
class AzkeysPlaceholdersSecretsTest extends PlaceholdersTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"{{azkeys:batch#primary}}", "{{azkeys:other#primary}}", "{{azkeys:batch#primary:default}}"})
    void aMessageReachesNoKey(String smuggled) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:toD").toD("contoso:a?accessKey=RAW(${body})");
                from("direct:recipients").recipientList(simple("contoso:a?accessKey=RAW(${header.key})"));
                from("direct:text").setBody(simple("${header.key}"));
            }
        });
        app.start();

        for (String route : new String[] {"direct:toD", "direct:recipients"}) {
            assertThatThrownBy(
                            () -> app.createProducerTemplate().requestBodyAndHeader(route, smuggled, "key", smuggled))
                    .hasStackTraceContaining("not in messages")
                    .hasStackTraceContaining("camel.azkeys.resolveWhileRunning");
        }
        assertThat(app.createProducerTemplate().requestBodyAndHeader("direct:text", "", "key", smuggled))
                .isEqualTo(smuggled);
        assertThat(arm.connections()).isZero();
    }

    @Test
    void anApplicationMayResolveWhileItRunsAndReachesWhatIsDeclared() {
        properties.setProperty("camel.azkeys.resolveWhileRunning", "true");
        app.start();

        assertThat(send("contoso:a?accessKey=RAW({{azkeys:batch#primary}})", ""))
                .isEqualTo("AAAA==");
        assertThatThrownBy(() -> send("contoso:a?accessKey=RAW({{azkeys:other#primary}})", ""))
                .hasStackTraceContaining("set camel.azkeys.keys.other");
    }

    @Test
    void nothingOfOursPrintsTheKey() {
        arm.regenerate(HUB, "primaryKey"); // to a valid key, which the token is signed with
        try (CapturedLog log = new CapturedLog()) {
            resolve("{{azkeys:batch#primary}} {{azkeys:hub/sas-token}}");
            assertThatThrownBy(() -> resolve("{{azkeys:hub#thirdKey}}")).isInstanceOf(AzkeysException.class);

            assertThat(log.ofOurs()).contains("{{azkeys:hub/sas-token}} is valid until ");
            for (String secret : arm.secrets()) {
                assertThat(log.ofOurs()).doesNotContain(secret);
            }
            assertThat(log.ofOurs()).doesNotContain("AAAA==");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{{b", "a}}b", "{a", "a}", "a\\\\"})
    void aKeyThatCamelWouldReadAsAPlaceholderIsRefusedAndNotPrinted(String key) {
        arm.fail(Fault.status(200).json("{\"accountName\": \"a\", \"primary\": \"" + key + "\"}"));

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary:default}}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("{{azkeys:batch#primary}}: the value contains braces or a backslash that Camel would parse"
                        + " as a placeholder; fetch the key in the route instead");
    }

    @Test
    void aParameterOfATemplateDeclaresNothing() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("camel.azkeys.keys.batch")
                        .from("direct:ask")
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();

        assertThatThrownBy(() -> TemplatedRouteBuilder.builder(app, "ask")
                        .parameter("camel.azkeys.keys.batch", "batch?resourceId=" + BATCH)
                        .add())
                .hasStackTraceContaining("camel.azkeys.keys.batch is a parameter of a template");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void aReloadOfTheContextTakesTheNewKey() throws Exception {
        app.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ZERO);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uri").to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        DefaultContextReloadStrategy reload = new DefaultContextReloadStrategy();
        app.addService(reload);
        app.start();
        arm.regenerate(BATCH, "primary");
        assertThat(send("direct:uri", "")).isEqualTo("AAAA==");

        reload.onReload(this);

        assertThat(reload.getReloadCounter()).isEqualTo(1);
        assertThat(send("direct:uri", "")).isNotEqualTo("AAAA==").isIn(arm.secrets());
    }

    @Test
    void noThreadIsLeftBehind() {
        long before = azkeysThreads();
        resolve("{{azkeys:batch#primary}}");
        app.start();
        assertThat(azkeysThreads()).isGreaterThan(before);

        app.stop();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(azkeysThreads()).isLessThanOrEqualTo(before));
    }

    private static long azkeysThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().contains("azkeys"))
                .count();
    }
}
