// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.declared.DeclaredKeys;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests keys in property placeholders, and that only declared keys are available. */
class AzkeysPlaceholdersTest extends PlaceholdersTestSupport {

    private static final String CONNECTION =
            "HostName=testHub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=";

    @ParameterizedTest
    @CsvSource({
        "{{azkeys:hub#primaryKey}}, <primaryKey>",
        "{{azkeys:hub#primaryKey:none}}, <primaryKey>",
        "{{azkeys:hub/connection-string}}, " + CONNECTION + "<primaryKey>",
        "{{azkeys:hub/connection-string#secondary}}, " + CONNECTION + "<secondaryKey>",
        "{{azkeys:hub/eventhub-connection-string}}, Endpoint=sb://iothub-ns-testhub-3081-95b2c1e7.servicebus.windows.net/;"
                + "SharedAccessKeyName=iothubowner;SharedAccessKey=<primaryKey>;EntityPath=testhub",
        "{{azkeys:workspace#password2}}, 0KARRQoQHSUq1yViPWg7YFernOS=Ic/t",
        "{{azkeys:chosen}}, <secondaryKey>",
        "{{azkeys:chosen:none}}, <secondaryKey>",
        "{{azkeys:formed}}, " + CONNECTION + "<secondaryKey>"
    })
    void aPlaceholderIsTheKeyOrTheFormThatItNames(String text, String value) {
        declare("workspace", "mlworkspace?resourceId=" + WORKSPACE);
        declare("chosen", "iothub?select=secondaryKey&keyName=iothubowner&resourceId=" + HUB);
        declare("formed", "iothub?form=connection-string&formKey=secondary&keyName=iothubowner&resourceId=" + HUB);

        assertThat(resolve(text)).isEqualTo(value);
    }

    @Test
    void aRouteHasTheKeyInItsUrisAndTexts() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uri").to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
                from("direct:toD").toD("contoso:${body}?accessKey=RAW({{azkeys:batch#primary}})");
                from("direct:text").setBody(constant("{{azkeys:batch#secondary}}"));
            }
        });
        app.start();

        assertThat(send("direct:uri", "")).isEqualTo("AAAA==");
        assertThat(send("direct:toD", "b")).isEqualTo("AAAA==");
        assertThat(send("direct:text", "")).isEqualTo("BBBB==");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aYamlRouteHasTheKeyInItsParameters() throws Exception {
        yaml("""
                - route:
                    from:
                      uri: direct:parameters
                      steps:
                        - to:
                            uri: contoso:a
                            parameters:
                              accessKey: "RAW({{azkeys:batch#primary}})"
                - route:
                    from:
                      uri: direct:uri
                      steps:
                        - to: contoso:b?accessKey=RAW({{azkeys:hub/connection-string#secondary}})
                """);
        app.start();

        assertThat(send("direct:parameters", "")).isEqualTo("AAAA==");
        assertThat(send("direct:uri", "")).isEqualTo(CONNECTION + "<secondaryKey>");
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aRouteThatIsAddedLaterHasTheKeyToo() throws Exception {
        app.start();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uri").to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });

        assertThat(send("direct:uri", "")).isEqualTo("AAAA==");
    }

    @Test
    void allPlaceholdersOfAnAliasMakeOneCall() {
        assertThat(resolve("{{azkeys:hub#primaryKey}} {{azkeys:hub#secondaryKey}} {{azkeys:hub/connection-string}}"))
                .isEqualTo("<primaryKey> <secondaryKey> " + CONNECTION + "<primaryKey>");
        resolve("{{azkeys:hub#primaryKey}}");
        assertThat(arm.calls()).hasSize(1);

        resolve("{{azkeys:batch#primary}}");
        assertThat(arm.calls()).hasSize(2);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{azkeys:hbu#primaryKey}} | {{azkeys:hbu#primaryKey}}: the alias 'hbu' is not declared; set camel.azkeys.keys.hbu = <operation>?<options>",
                "{{azkeys:hbu#primaryKey:default}} | the alias 'hbu' is not declared; set camel.azkeys.keys.hbu",
                "{{?azkeys:hbu#primaryKey}} | the alias 'hbu' is not declared",
                "{{azkeys:hub}} | camel.azkeys.keys.hub cannot be used: {{azkeys:hub}} does not specify a key; use {{azkeys:hub#key}} or",
                "{{azkeys:hub/kubeconfig}} | camel.azkeys.keys.hub cannot be used: azkeys:iothub does not support form 'kubeconfig'. Supported: connection-string",
                "{{azkeys:hub/connection-string#third}} | does not support formKey 'third'. Supported: primary, secondary",
                "{{azkeys:spelled#primaryKey}} | camel.azkeys.keys.spelled cannot be used: it sets select or form, so use {{azkeys:spelled}}",
                "{{azkeys:chosen#primaryKey}} | camel.azkeys.keys.chosen cannot be used: it sets select or form, so use {{azkeys:chosen}} instead of {{azkeys:chosen#primaryKey}}",
                "{{azkeys:open#primaryKey}} | camel.azkeys.keys.open cannot be used: azkeys:iothub cannot identify the resource: set option subscriptionId or camel.component.azkeys.subscriptionId",
                "{{azkeys:typo#primaryKey}} | camel.azkeys.keys.typo cannot be used: Unknown operation 'iothbu'. Did you mean: iothub",
                "{{azkeys:wrong#primaryKey}} | camel.azkeys.keys.wrong cannot be used: ",
                "{{azkeys:hub#}} | must have the form {{azkeys:alias}}, {{azkeys:alias#key}}",
                "{{azkeys:hub#primaryKey:}} | must have the form",
                "{{azkeys:../hub#primaryKey:swordfish}} | {{azkeys:../hub#primaryKey}} must have the form",
                "{{azkeys:unset#primaryKey}} | camel.azkeys.keys.unset contains a placeholder that Camel cannot resolve",
                "{{azkeys:circle#primaryKey}} | {{azkeys:circle#primaryKey}} refers to itself"
            })
    void whatIsNotDeclaredWholeIsAnErrorBeforeAnyCall(String text, String problem) {
        declare("chosen", "iothub?select=secondaryKey&keyName=iothubowner&resourceId=" + HUB);
        declare("spelled", "iothub?Select=secondaryKey&keyName=iothubowner&resourceId=" + HUB);
        declare("open", "iothub?keyName=iothubowner&resourceName=testHub");
        declare("typo", "iothbu?keyName=iothubowner&resourceId=" + HUB);
        declare("wrong", "iothub?kayName=iothubowner&clientSecret=swordfish&resourceId=" + HUB);
        declare("unset", "iothub?clientSecret=swordfish&keyName={{nowhere}}");
        declare("circle", "iothub?keyName={{azkeys:circle#primaryKey}}");

        assertThatThrownBy(() -> resolve(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("swordfish");
        assertThat(arm.connections()).isZero();
    }

    @Test
    void anEndpointThatIsForgottenIsMadeAnewAndTheOthersAreStillTold() throws Exception {
        Set<ResourceAddress> notified = new HashSet<>();
        DeclaredKeys declared = new DeclaredKeys(app);
        declared.setListener(notified::add);
        KeyPlaceholder placeholder = KeyPlaceholder.parse("batch#primary");
        KeySource first = declared.keys(placeholder);
        KeySource other = declared.keys(KeyPlaceholder.parse("batch#secondary"));

        declared.remove(placeholder);

        ResourceAddress resource = other.requests().one().address();
        assertThat(declared.affectedBy(resource)).containsExactly(KeyPlaceholder.parse("batch#secondary"));
        other.services().refresh(resource);
        assertThat(notified).containsExactly(resource);
        assertThat(declared.keys(placeholder)).isNotSameAs(first);
        declared.stop();
        first.ping().get(10, TimeUnit.SECONDS);
        other.ping().get(10, TimeUnit.SECONDS);
        assertThat(arm.tokenRequests())
                .as("of a client for each call, since none was left")
                .hasSize(2);
    }

    @Test
    void aKeyThatTheAnswerLacksIsAnError() {
        assertThatThrownBy(() -> resolve("{{azkeys:hub#thirdKey}}"))
                .isInstanceOf(AzkeysException.class)
                .hasMessageContaining("{{azkeys:hub#thirdKey}} (camel.azkeys.keys.hub) cannot be resolved: ")
                .hasMessageContaining("Available: [primaryKey, secondaryKey]");
    }

    @Test
    void theStartFailsWhereArmIsDown() throws Exception {
        arm.fail(Fault.error(503, "Busy", "No.").times(8));
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uri").to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });

        assertThatThrownBy(() -> app.start())
                .hasStackTraceContaining("{{azkeys:batch#primary}} (camel.azkeys.keys.batch) cannot be resolved: ");
        assertThat(arm.calls()).hasSize(4);
    }

    @Test
    void theWaitForArmEnds() {
        AzkeysConfiguration options =
                app.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        options.setResponseTimeout(Duration.ofMillis(200));
        options.setMaxRetries(0);
        arm.fail(Fault.silence());

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary}}"))
                .hasMessageContaining("{{azkeys:batch#primary}} (camel.azkeys.keys.batch) cannot be resolved: ");
    }

    @Test
    void aDefaultStandsInWhereArmGivesNoKey() {
        arm.deny(BATCH);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(resolve("{{azkeys:batch#primary:sword:fish}}")).isEqualTo("sword:fish");

            assertThat(log.ofOurs())
                    .contains("WARN io.github.azkeys.internal.placeholder.AzkeysPropertiesFunction")
                    .contains("{{azkeys:batch#primary}} uses its default value: ")
                    .doesNotContain("sword:fish");
        }
        assertThat(resolve("{{azkeys:hub#thirdKey:none}}")).isEqualTo("none");
    }
}
