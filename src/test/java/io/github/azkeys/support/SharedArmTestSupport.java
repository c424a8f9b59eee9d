// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A Camel context and an embedded ARM service that all tests of a class share, for tests with many operations. */
@Tag("camel")
@Timeout(60)
public abstract class SharedArmTestSupport {

    public static EmbeddedArm arm;
    public static CamelContext context;
    public static ProducerTemplate template;

    @BeforeAll
    protected static void startContext() {
        arm = EmbeddedArm.builder()
                .certificate(AzkeysTestSupport.CERTIFICATE)
                .writes(10_000, 1_000)
                .start();
        context = new DefaultCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.getConfiguration().setCacheTtl(Duration.ZERO); // each exchange calls ARM
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    protected static void stopContext() {
        context.stop();
        arm.close();
    }
}
