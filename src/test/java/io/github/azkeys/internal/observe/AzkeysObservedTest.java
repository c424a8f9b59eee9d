// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Meters, JMX and the developer console. */
class AzkeysObservedTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", meters);
        AzkeysConfiguration configuration =
                context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        configuration.setCacheTtl(Duration.ofMinutes(1));
        configuration.setMaxRetries(0);
        return context;
    }

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Test
    void metersCountAnswersFromMemoryAndCalls() throws Exception {
        ask(URI);
        ask(URI);
        ask(URI);
        ask("azkeys:iothub?keyName=missing&resourceId=" + HUB);

        assertThat(meter("camel.azkeys.hits")).isEqualTo(2);
        assertThat(meter("camel.azkeys.calls")).isEqualTo(2);
        assertThat(meter("camel.azkeys.failures")).isEqualTo(1);
        assertThat(meter("camel.azkeys.key.sets")).isEqualTo(2);
        assertThat(meter("camel.azkeys.budget.waiting")).isZero();
        assertThat(meter("camel.azkeys.old.keys")).isZero();
        assertThat(jmx("OldKeys")).isEqualTo(0);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aSubscriptionThatArmThrottlesHasNothingLeft() throws Exception {
        ask(URI);
        assertThat(meter("camel.azkeys.budget.remaining")).isPositive();
        arm.fail(Fault.throttled(60).header("x-ms-ratelimit-remaining-subscription-writes", "0"));
        template.request(URI, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true));

        assertThat(meter("camel.azkeys.budget.remaining")).isZero();
        assertThat(jmx("BudgetRemaining")).isEqualTo(0);
        Map<?, ?> budget = first("budgets");
        assertThat(budget.get("subscription")).isEqualTo("subid");
        assertThat(budget.get("remaining")).isEqualTo(0);
        assertThat(budget.get("pausedUntil")).asString().startsWith("20");
        assertThat((String) console().call(DevConsole.MediaType.TEXT))
                .contains("subscription subid: 0 calls left, 0 waiting, paused until 20");
    }

    @Test
    void aSecondStartRegistersNothingTwiceAndAStopLeavesNothingBehind() throws Exception {
        context.getComponent("azkeys", AzkeysComponent.class).stop();
        assertThat(meters.getMeters()).isEmpty();

        context.getComponent("azkeys", AzkeysComponent.class).start();
        assertThat(meters.getMeters()).hasSize(8).allSatisfy(meter -> assertThat(
                        meter.getId().getTag("component"))
                .isEqualTo("azkeys"));
    }

    @Test
    void jmxTellsCountsAndNamesAndNoKeys() throws Exception {
        BatchAccountKeys keys = ask(URI).getMessage().getBody(BatchAccountKeys.class);
        ask(URI);

        assertThat(jmx("Hits")).isEqualTo(1L);
        assertThat(jmx("Calls")).isEqualTo(1L);
        assertThat(jmx("KeySets")).isEqualTo(1L);
        assertThat((String) server().invoke(component(), "dumpKeySetsAsJson", null, null))
                .contains("sampleacct", "\"ageSeconds\"")
                .doesNotContain(keys.primary(), keys.secondary());
    }

    @Test
    void theConsoleTellsWhatFailsSinceWhen() {
        BatchAccountKeys keys = ask(URI).getMessage().getBody(BatchAccountKeys.class);
        arm.fail(Fault.status(503));
        template.request(URI, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true));
        ask(URI);

        JsonObject json = (JsonObject) console().call(DevConsole.MediaType.JSON);
        Map<?, ?> known = first("keySets");
        assertThat(known.get("resourceId")).isEqualTo(BATCH);
        assertThat(known.get("failingSince")).asString().startsWith("20");
        assertThat(known.get("failure")).asString().contains("503");
        String text = (String) console().call(DevConsole.MediaType.TEXT);
        assertThat(text)
                .contains(
                        "azkeys: 1 from cache",
                        BATCH,
                        "subscription subid: ",
                        " calls left, 0 waiting",
                        "failing since",
                        "2 calls, 1 failures");
        assertThat(text + json.toJson()).doesNotContain(keys.primary(), keys.secondary());
    }

    @Test
    void theConsoleTellsThePoliciesOfAHubApart() {
        ask("azkeys:iothub?keyName=missing&resourceId=" + HUB);
        assertThat(first("keySets").get("resourceId")).isEqualTo(HUB);
        assertThat(first("keySets").get("keyName")).isEqualTo("missing");
    }

    @Test
    void theConsoleTellsWhichKeyACredentialHolds() throws Exception {
        arm.rotate(BATCH); // the documented keys are too short to have fingerprints
        arm.rotate(BATCH);
        properties().addInitialProperty("camel.azkeys.keys.account", "batch?resourceId=" + BATCH);
        properties().addInitialProperty("camel.azkeys.credentials.batchKey", "supplier:account#primary");
        assertThat(declared().get("uses")).asInstanceOf(LIST).isEmpty();
        assertThat(declared().containsKey("nextRefresh")).isFalse();

        Supplier<?> credential = (Supplier<?>) context.getRegistry().lookupByName("batchKey");

        KeySet keys = arm.keys("batch", BATCH);
        assertThat(declared().get("nextRefresh")).asString().startsWith("20");
        assertThat(declared().get("uses"))
                .asInstanceOf(LIST)
                .containsExactly(Map.of(
                        "user", "credential batchKey",
                        "key", "{{azkeys:account#primary}}",
                        "operation", "batch",
                        "resourceId", BATCH,
                        "fingerprint", keys.fingerprint("primary")));
        assertThat(first("keySets").get("fingerprints"))
                .isEqualTo(Map.of("primary", keys.fingerprint("primary"), "secondary", keys.fingerprint("secondary")));
        String text = (String) console().call(DevConsole.MediaType.TEXT);
        assertThat(text)
                .contains("credential batchKey uses {{azkeys:account#primary}}: " + keys.fingerprint("primary"))
                .contains("declared keys are listed next at 20", "secondary=" + keys.fingerprint("secondary"))
                .doesNotContain((String) credential.get(), keys.key("secondary"));
    }

    private Map<?, ?> declared() {
        JsonObject json = (JsonObject) console().call(DevConsole.MediaType.JSON);
        return (Map<?, ?>) ((Map<?, ?>) json.get("azkeys")).get("declaredKeys");
    }

    private PropertiesComponent properties() {
        return (PropertiesComponent) context.getPropertiesComponent();
    }

    private Map<?, ?> first(String list) {
        JsonObject json = (JsonObject) console().call(DevConsole.MediaType.JSON);
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) json.get("azkeys")).get(list)).get(0);
    }

    private Object jmx(String attribute) throws Exception {
        return server().getAttribute(component(), attribute);
    }

    private MBeanServer server() {
        return context.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private ObjectName component() throws Exception {
        String name = "org.apache.camel:context=" + context.getManagementName() + ",type=components,name=\"azkeys\"";
        return server().queryNames(new ObjectName(name), null).iterator().next();
    }

    private DevConsole console() {
        return PluginHelper.getDevConsoleResolver(context.getCamelContextExtension())
                .resolveDevConsole("azkeys");
    }

    private double meter(String name) {
        Meter meter = meters.get(name).tag("camelContext", context.getName()).meter();
        return meter.measure().iterator().next().getValue();
    }
}
