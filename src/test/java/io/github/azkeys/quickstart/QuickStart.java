// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Runs the three YAML routes of {@code examples/quickstart} without its installation, and ends when each has listed its
 * keys. The exit code is 0 if all three succeeded. The environment variable {@code EMBEDDED_ARM=false} makes it call Azure
 * instead of the embedded ARM service.
 */
public final class QuickStart {

    private static final String RESOURCES = "file:examples/quickstart/src/main/resources/";

    private QuickStart() {}

    public static void main(String[] args) throws Exception {
        System.exit(run());
    }

    static int run() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation(RESOURCES + "application.properties");
        main.addOverrideProperty("camel.main.routes-include-pattern", RESOURCES + "camel/*.yaml");
        main.bind("embeddedArm", embeddedArm());
        main.bind("failures", new EventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof CamelEvent.ExchangeFailedEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                failed.set(true);
            }
        });
        main.run();
        return failed.get() ? 1 : main.getExitCode();
    }

    private static EmbeddedArmCustomizer embeddedArm() {
        EmbeddedArmCustomizer customizer = new EmbeddedArmCustomizer();
        customizer.setEnabled(!"false".equalsIgnoreCase(System.getenv("EMBEDDED_ARM")));
        return customizer;
    }
}
