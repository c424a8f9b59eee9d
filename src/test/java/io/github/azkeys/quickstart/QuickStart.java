// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Runs the three YAML routes of {@code examples/quickstart}, and ends when each has listed its keys. The exit code is 0 if
 * all three succeeded.
 */
public final class QuickStart {

    private QuickStart() {}

    public static void main(String[] args) throws Exception {
        System.exit(run());
    }

    static int run() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("file:examples/quickstart/application.properties");
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
}
