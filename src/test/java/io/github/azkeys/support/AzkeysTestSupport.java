// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.LoopbackCertificate;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** A Camel context whose component {@code azkeys} calls an embedded ARM service. Both are new for each test. */
@Tag("camel")
@Timeout(60)
public abstract class AzkeysTestSupport extends CamelTestSupport {

    public static final String BATCH =
            "/subscriptions/subid/resourceGroups/default-azurebatch-japaneast/providers/Microsoft.Batch/batchAccounts/sampleacct";
    public static final String HUB =
            "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/myResourceGroup/providers/Microsoft.Devices/IotHubs/testHub";
    public static final String WORKSPACE =
            "/subscriptions/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee/resourceGroups/testrg123/providers/Microsoft.MachineLearningServices/workspaces/workspaces123";

    public static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    public EmbeddedArm arm;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        arm = startArm();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        // each exchange calls ARM, unless a test is about the cache
        component.getConfiguration().setCacheTtl(Duration.ZERO);
        // fast enough for a test, with all retries
        component.getConfiguration().setMaxRetryDelay(Duration.ofMillis(20));
        return context;
    }

    /** Starts the service. Tests that need other settings override it. */
    protected EmbeddedArm startArm() throws Exception {
        return EmbeddedArm.builder().certificate(CERTIFICATE).start();
    }

    @AfterEach
    protected void closeArm() {
        if (arm != null) {
            arm.close();
        }
    }

    protected AzkeysConfiguration configuration() {
        return context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
    }

    protected void useCredential(com.azure.core.credential.TokenCredential credential) {
        configuration().setCredentialType(CredentialType.TOKEN_CREDENTIAL);
        configuration().setTokenCredential(credential);
    }

    /** Sends an empty message and returns the exchange, failed or not. */
    protected Exchange ask(String uri) {
        return template.request(uri, exchange -> {});
    }
}
