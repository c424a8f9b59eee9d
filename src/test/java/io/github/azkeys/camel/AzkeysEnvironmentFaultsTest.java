// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.Fault;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The failures of the default identity, which Azure Identity wraps and reports differently, in a separate JVM. */
@Tag("camel")
@Tag("one-camel")
class AzkeysEnvironmentFaultsTest extends EnvironmentTestSupport {

    @Test
    void whatTheManagedIdentityRefusesIsInTheMessage() throws Exception {
        String text =
                "Multiple user assigned identities exist, please specify the clientId / resourceId of the identity";
        arm.failTokens(Fault.status(400)
                .json("{\"error\":\"invalid_request\",\"error_description\":\"" + text + "\"}")
                .times(20));

        assertThat(failure(Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", arm.imdsEndpoint())))
                .contains("AccessDeniedException: azkeys:batch cannot", text, "Set clientId");
    }

    @Test
    void theMetadataServiceOfAnotherCloudIsNoManagedIdentity() throws Exception {
        arm.failTokens(Fault.status(404).html("<h1>Not found</h1>").times(20));

        assertThat(failure("&maxRetries=3", Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", arm.imdsEndpoint())))
                .contains("AccessDeniedException: azkeys:batch cannot", "returned status 404");
    }

    @Test
    void aMachineWithoutCredentialsIsToldInOneLineHowToSetThemUp() throws Exception {
        String printed =
                failure(Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1", "PATH", folder.toString()));

        assertThat(printed.lines().filter(line -> line.startsWith("Exception")))
                .singleElement()
                .asString()
                .contains("AccessDeniedException: azkeys:batch cannot", "az login", "AZURE_TENANT_ID")
                .doesNotContain("EnvironmentCredential");
    }
}
