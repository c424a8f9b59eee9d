// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service, which has the resources of Azure's documentation. */
final class EmbeddedAzure {

    private EmbeddedAzure() {}

    /** Returns Camel Main with the application's routes and properties. */
    static Main main(EmbeddedArm arm) {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        return main;
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            main(arm).run(args);
        }
    }
}
