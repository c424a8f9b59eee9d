// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service and Azure AI service. */
final class EmbeddedAzure implements AutoCloseable {

    static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/ai1";

    final EmbeddedArm arm = EmbeddedArm.start();
    final LoopbackAiService service = new LoopbackAiService(arm, ACCOUNT);

    EmbeddedAzure() throws Exception {
        arm.add("cognitiveservices", ACCOUNT);
        service.start();
    }

    /** Returns Camel Main with the application's routes and properties, except for the addresses. */
    Main main() {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.addOverrideProperty("camel.component.https.ssl-context-parameters", "#bean:trust");
        main.addOverrideProperty("ai-account-id", ACCOUNT);
        main.addOverrideProperty("ai-endpoint", service.endpoint());
        main.addOverrideProperty("rotate", "direct:rotate");
        return main;
    }

    @Override
    public void close() {
        service.close();
        arm.close();
    }

    /** Rotates both keys once under load. */
    void rotate() throws Exception {
        Main main = main();
        main.start();
        try {
            main.getCamelTemplate().requestBody("direct:rotate", "");
        } finally {
            main.stop();
        }
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            azure.rotate();
            System.out.println(azure.service.refused() + " of " + azure.service.calls() + " calls were rejected");
        }
    }
}
