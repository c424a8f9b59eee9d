// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The failures of the default identity, which Azure Identity wraps and reports differently, in a separate JVM. */
@Tag("camel")
class AzkeysEnvironmentFaultsTest extends EnvironmentTestSupport {

    @Test
    void aResetConnectionIsUnavailable() throws Exception {
        arm.failTokens(Fault.reset().times(20));

        assertThat(failure("&maxRetries=2&maxRetryDelay=20", application()))
                .contains("ServiceUnavailableException: azkeys:batch cannot", "Connection reset");
        assertThat(arm.tokenRequests()).as("not retried by Azure Identity, too").hasSize(3);
    }

    @Test
    void aResetConnectionOfAWorkloadIdentityIsUnavailable() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "e30.e30.c2ln");
        arm.failTokens(Fault.reset().times(20));

        assertThat(failure(Map.of(
                        "AZURE_TENANT_ID", arm.tenantId(),
                        "AZURE_CLIENT_ID", arm.clientId(),
                        "AZURE_FEDERATED_TOKEN_FILE", token.toString())))
                .contains("ServiceUnavailableException: azkeys:batch cannot", "Connection reset");
        assertThat(arm.tokenRequests()).hasSize(1);
    }

    @Test
    void aFaultOfTheManagedIdentityIsUnavailable() throws Exception {
        arm.failTokens(Fault.status(500)
                .json("{\"statusCode\":500,\"message\":\"The identity service is starting\"}")
                .times(20));

        assertThat(failure(managedIdentity()))
                .contains("ServiceUnavailableException: azkeys:batch cannot", "500: The identity service is starting");
        assertThat(arm.tokenRequests()).hasSize(1);
    }

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
