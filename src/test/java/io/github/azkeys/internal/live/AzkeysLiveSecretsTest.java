// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.azkeys.support.CapturedLog;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

/** No place shows the key of a live credential. */
class AzkeysLiveSecretsTest extends LiveTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Test
    void noPlaceHasTheKey() throws Exception {
        credential("named", "azure-named-key:store#key1");
        credential("shared", "storage-shared-key:store#newest-stable");
        credential("batchKey", "supplier:batch#primary");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:log")
                        .setProperty("credential", constant(app.getRegistry().lookupByName("shared")))
                        .setBody(simple("${ref:batchKey}"))
                        .log("${body} ${exchangeProperty.credential} ${ref:named}");
            }
        });
        StringBuilder places = new StringBuilder();
        try (CapturedLog log = new CapturedLog()) {
            app.start();
            places.append(app.createProducerTemplate().requestBody("direct:log", (Object) ""));
            arm.regenerate(BATCH, "primary");
            regenerateStore("key1");
            refresh();
            for (String name : new String[] {"named", "shared", "batchKey"}) {
                places.append(app.getRegistry().lookupByName(name)).append('\n');
            }
            places.append(LiveCredentials.of(app)).append(app.getRegistry()).append(management());
            app.stop();
            places.append(log.text());
        }

        assertThat(places).contains("Credential named has the new value of {{azkeys:store#key1}}");
        for (String secret : arm.secrets()) {
            assertThat(places.toString()).doesNotContain(secret);
        }
    }

    private String management() throws Exception {
        StringBuilder text = new StringBuilder();
        MBeanServer server = app.getManagementStrategy().getManagementAgent().getMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    text.append(server.getAttribute(name, attribute.getName())).append('\n');
                } catch (Exception e) {
                    text.append(e);
                }
            }
        }
        assertThat(text).contains("azkeys");
        return text.toString();
    }

    @Test
    void anApplicationThatWasNotStartedStopsQuietly() {
        credential("storeCredential", "azure-named-key:store#key1");
        try (CapturedLog log = new CapturedLog(Level.WARN)) {
            resolve("{{azkeys:batch#primary}}");
            app.stop();

            assertThat(log.text()).doesNotContain("KeyRefresh");
        }
    }
}
