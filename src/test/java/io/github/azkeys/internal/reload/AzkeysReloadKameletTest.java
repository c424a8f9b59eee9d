// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.RouteTemplateDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route of a Kamelet with a changed key is rebuilt together with the route that uses the Kamelet. */
class AzkeysReloadKameletTest extends ReloadTestSupport {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(strings = {"kamelet:ask?name=a", "kamelet:ask/mine?name=a"})
    void aKeyInAKameletIsFollowed(String kamelet) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("name")
                        .from("kamelet:source")
                        .to("contoso:{{name}}?accessKey=RAW({{azkeys:batch#primary}})");
                from("direct:in").routeId("in").to(kamelet);
            }
        });

        assertFollowed();
    }

    @Test
    void aKeyInAParameterOfAKameletIsFollowed() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("key")
                        .from("kamelet:source")
                        .to("contoso:a?accessKey=RAW({{key}})");
                from("direct:in").routeId("in").to("kamelet:ask?key=RAW({{azkeys:batch#primary}})");
            }
        });

        assertFollowed();
    }

    @Test
    void aKeyInABeanOfAKameletIsFollowed() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                withBean(routeTemplate("ask"), "kamelet:source");
                from("direct:in").routeId("in").to("kamelet:ask");
            }
        });

        assertFollowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azkeys:batch#primary", "key"})
    void aSourceIsFollowed(String placeholder) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ticks")
                        .templateParameter("key")
                        .from("timer:ticks?period=20&delay=0")
                        .to("contoso:a?accessKey=RAW({{" + placeholder + "}})")
                        .to("kamelet:sink");
                from("kamelet:ticks?key=RAW({{azkeys:batch#primary}})")
                        .routeId("in")
                        .process(exchange -> seen.add(exchange.getMessage().getBody(String.class)));
            }
        });
        app.start();
        await().until(() -> seen.contains("AAAA=="));
        arm.regenerate(BATCH, "primary");

        refresh();

        await().until(() -> seen.contains(key("primary")));
        assertThat(app.getRoutes()).hasSize(2);
    }

    @Test
    void aRouteThatCannotBeRebuiltKeepsItsKey() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                withBean(routeTemplate("ask"), "direct:in");
            }
        });
        TemplatedRouteBuilder.builder(app, "ask").routeId("asked").add();
        app.start();
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        assertThat(health().getMessage().orElseThrow())
                .startsWith("route asked has not been refreshed since 20")
                .contains("beans of its template");
    }

    private static void withBean(RouteTemplateDefinition template, String from) {
        template.templateBean("key", String.class, made -> made.getCamelContext()
                        .resolvePropertyPlaceholders("{{azkeys:batch#primary}}"))
                .from(from)
                .setBody()
                .simple("${bean:{{key}}?method=toString}");
    }

    private void assertFollowed() throws Exception {
        app.start();
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        for (int i = 0; i < 2; i++) {
            arm.regenerate(BATCH, "primary");

            refresh();

            List<Route> reloaded = List.copyOf(app.getRoutes());
            assertThat(send("direct:in", "")).isEqualTo(key("primary"));
            assertThat(reloaded).as("no old route is left").hasSize(2);
            assertThat(health().getState().name()).isEqualTo("UP");
            refresh();
            assertThat(app.getRoutes()).isEqualTo(reloaded);
        }
    }
}
