// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.support.ContosoComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes get changed keys in place, or are reloaded if that is not possible. */
class AzkeysReloadTest extends ReloadTestSupport {

    private static final String PRIMARY = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    @Test
    void onlyTheRoutesThatUseTheKeyElsewhereAreReloaded() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        addReloaded("list", "direct:list", PRIMARY);
        add("hub", "direct:hub", "contoso:b?accessKey=RAW({{azkeys:hub#primaryKey}})");
        add("none", "direct:none", "contoso:c?accessKey=none");
        app.start();
        List<Route> before = routes();
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        assertThat(send("direct:list", "")).isEqualTo(key("primary"));
        assertThat(send("direct:hub", "")).isEqualTo("<primaryKey>");
        assertThat(app.getRoute("batch")).isIn(before);
        assertThat(app.getRoute("list")).isNotIn(before);
        assertThat(app.getRoute("hub")).isIn(before);
        assertThat(app.getRoute("none")).isIn(before);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void endpointsWithTheOldKeyAreRemoved() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        app.start();
        assertThat(accessKeys()).containsExactly("AAAA==");
        arm.regenerate(BATCH, "primary");

        refresh();

        await().untilAsserted(() -> assertThat(accessKeys()).containsExactly(key("primary")));
    }

    @Test
    void eachRefreshMakesOneCallPerResource() throws Exception {
        addReloaded("one", "direct:one", PRIMARY);
        add("two", "direct:two", "contoso:b?accessKey=RAW({{azkeys:batch#secondary}})");
        app.start();
        List<Route> before = routes();
        int calls = arm.calls().size();

        refresh();
        assertThat(arm.calls()).hasSize(calls + 1);
        arm.regenerate(BATCH, "primary");
        refresh(); // the reload itself makes no call

        assertThat(arm.calls()).hasSize(calls + 2);
        assertThat(routes()).hasSize(2).contains(before.get(1)).doesNotContain(before.get(0));
    }

    @Test
    void yamlRoutesFollow() throws Exception {
        yaml("""
                - route:
                    id: batch
                    from:
                      uri: direct:batch
                      steps:
                        - to:
                            uri: contoso:a
                            parameters:
                              accessKey: "RAW({{azkeys:batch#primary}})"
                - route:
                    id: text
                    from:
                      uri: direct:text
                      steps:
                        - setBody:
                            constant: "{{own.key}}"
                """);
        properties.setProperty("own.key", "{{azkeys:batch#secondary}}");
        app.start();
        assertThat(send("direct:text", "")).isEqualTo("BBBB==");
        arm.regenerate(BATCH, "primary");
        arm.regenerate(BATCH, "secondary");

        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        assertThat(send("direct:text", "")).isEqualTo(key("secondary"));
    }

    @Test
    void routesOfTemplatesFollow() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("ask")
                        .templateParameter("alias")
                        .templateParameter("name")
                        .from("direct:{{name}}")
                        .to("contoso:{{name}}?accessKey=RAW({{azkeys:{{alias}}#primary}})");
            }
        });
        TemplatedRouteBuilder.builder(app, "ask")
                .routeId("asked")
                .parameter("alias", "batch")
                .parameter("name", "asked")
                .add();
        app.start();
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:asked", "")).isEqualTo(key("primary"));
    }

    @Test
    void theNewestKeyOfAPairIsFollowed() throws Exception {
        declare("batch", "batch?settlingTime=0&resourceId=" + BATCH);
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#newest-stable}})");
        app.start();
        assertThat(send("direct:batch", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "secondary");

        refresh();
        assertThat(send("direct:batch", "")).isEqualTo(key("secondary"));

        Route before = app.getRoute("batch");
        refresh();
        assertThat(app.getRoute("batch")).isSameAs(before);
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() throws Exception {
        arm.regenerate(HUB, "primaryKey"); // a key that can sign
        declare("hub", "iothub?tokenValidity=90m&keyName=iothubowner&resourceId=" + HUB);
        declare("long", "iothub?tokenValidity=7d&keyName=iothubowner&resourceId=" + HUB);
        addReloaded("hub", "direct:hub", "contoso:a?accessKey=RAW({{azkeys:hub/sas-token}})");
        addReloaded("long", "direct:long", "contoso:b?accessKey=RAW({{azkeys:long/sas-token}})");
        app.start();
        List<Route> before = routes();

        refresh(); // the refresh after the next one is too late for a token of 90 minutes

        assertThat(app.getRoute("hub")).isNotIn(before);
        assertThat(app.getRoute("long")).isIn(before);
    }

    @ParameterizedTest
    @CsvSource({"stop", "suspend", "never"})
    void aRouteThatIsNotRunningIsNotStarted(String how) throws Exception {
        addReloaded("batch", "direct:batch?block=false", PRIMARY);
        if (how.equals("never")) {
            app.getRouteDefinition("batch").setAutoStartup("false");
        }
        app.start();
        if (how.equals("stop")) {
            app.getRouteController().stopRoute("batch");
        } else if (how.equals("suspend")) {
            app.getRouteController().suspendRoute("batch");
        }
        Route before = app.getRoute("batch");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(app.getRoute("batch")).isNotSameAs(before);
        assertThat(app.getRouteController().getRouteStatus("batch")).isEqualTo(ServiceStatus.Stopped);
        assertThat(app.getRoute("batch").isAutoStartup()).isEqualTo(!how.equals("never"));
        app.getRouteController().resumeRoute("batch");
        assertThat(send("direct:batch?block=false", "")).isEqualTo(key("primary"));
    }

    @Test
    void routesFollowWithinThePeriod() throws Exception {
        properties.setProperty("camel.azkeys.refreshPeriod", "1s");
        add("batch", "direct:batch", PRIMARY);
        app.start();
        arm.regenerate(BATCH, "primary");
        String renewed = key("primary");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> send("direct:batch", "").equals(renewed));
    }

    @Test
    void withoutRefreshThereIsNoTask() throws Exception {
        properties.remove("camel.azkeys.refreshEnabled");
        add("batch", "direct:batch", PRIMARY);
        app.start();

        assertThat(task()).isNull();
    }

    private List<Route> routes() {
        return List.copyOf(app.getRoutes());
    }

    private Set<String> accessKeys() {
        return app.getEndpoints().stream()
                .filter(ContosoComponent.ContosoEndpoint.class::isInstance)
                .map((Endpoint endpoint) -> ((ContosoComponent.ContosoEndpoint) endpoint).getAccessKey())
                .collect(Collectors.toSet());
    }
}
