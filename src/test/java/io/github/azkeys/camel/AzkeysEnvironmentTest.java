// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.internal.transport.TestProxy;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The settings that the component reads from its environment, in a separate JVM. */
@Tag("camel")
@Tag("one-camel")
class AzkeysEnvironmentTest extends EnvironmentTestSupport {

    /** printf 'AAAA==' | sha256sum */
    private static final String FINGERPRINT = "8688c47b";

    private static final String IDENTITY =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mine";

    @Test
    void withoutAnyOptionTheManagedIdentityIsFound() throws Exception {
        List<String> printed = ask(3, endpoint(""), managedIdentity());

        assertThat(printed).containsExactly(FINGERPRINT, FINGERPRINT, FINGERPRINT);
        assertThat(arm.calls("batch")).hasSize(3);
        assertThat(arm.tokensIssued()).isEqualTo(1);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::clientId).containsOnlyNulls();
    }

    @Test
    void anOptionNamesAUserAssignedIdentity() throws Exception {
        String assigned = "11111111-2222-3333-4444-555555555555";
        String object = "99999999-2222-3333-4444-555555555555";

        List<String> printed = ask(
                1,
                List.of(
                        endpoint("&clientId=" + assigned),
                        endpoint("&managedIdentityResourceId=" + IDENTITY),
                        endpoint("&managedIdentityObjectId=" + object)),
                managedIdentity());

        assertThat(printed).containsExactly(FINGERPRINT, FINGERPRINT, FINGERPRINT);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::clientId).containsExactly(assigned, null, null);
        assertThat(arm.tokenRequests())
                .extracting(TokenRequest::identity)
                .containsExactly("client_id=" + assigned, "mi_res_id=" + IDENTITY, "object_id=" + object);
    }

    /** MSAL sends the parameter of App Service, which virtual machines accept too. */
    @Test
    void aVirtualMachineHasUserAssignedIdentitiesToo() throws Exception {
        List<String> printed = ask(
                1,
                List.of(
                        endpoint("&managedIdentityResourceId=" + IDENTITY),
                        endpoint("&managedIdentityObjectId=mine"),
                        endpoint("&credentialType=MANAGED_IDENTITY")),
                Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", arm.imdsEndpoint()));

        assertThat(printed).containsExactly(FINGERPRINT, FINGERPRINT, FINGERPRINT);
        assertThat(arm.tokenRequests())
                .filteredOn(request -> request.status() == 200)
                .extracting(TokenRequest::identity)
                .containsExactly("mi_res_id=" + IDENTITY, "object_id=mine", null);
    }

    /** As in a Kubernetes pod, where the variables of workload identity are set. */
    @Test
    void theTypeSelectsOneOfTheIdentitiesOfTheEnvironment() throws Exception {
        Map<String, String> environment = new HashMap<>(managedIdentity());
        environment.put("AZURE_TENANT_ID", arm.tenantId());
        environment.put("AZURE_CLIENT_ID", arm.clientId());
        environment.put(
                "AZURE_FEDERATED_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), arm.federatedToken()).toString());
        String managed = endpoint("&credentialType=MANAGED_IDENTITY");

        Process process = start(
                1,
                List.of(
                        endpoint("&credentialType=WORKLOAD_IDENTITY"),
                        managed,
                        managed + "&clientId=mine",
                        managed + "&managedIdentityResourceId=" + IDENTITY,
                        endpoint("&managedIdentityResourceId=" + IDENTITY)),
                environment);

        assertThat(process.exitValue()).isNotZero();
        assertThat(printed())
                .contains("InvalidRequestException: Option managedIdentityResourceId cannot be combined with the"
                        + " environment variable AZURE_CLIENT_ID. Set credentialType=MANAGED_IDENTITY");
        assertThat(arm.tokenRequests())
                .extracting(TokenRequest::credential, TokenRequest::identity)
                .containsExactly(
                        tuple("client_assertion", null),
                        tuple("identity_header", null),
                        tuple("identity_header", "client_id=mine"),
                        tuple("identity_header", "mi_res_id=" + IDENTITY));
        assertThat(arm.calls("batch")).hasSize(4);
    }

    @Test
    void anApplicationInTheEnvironmentIsFound() throws Exception {
        List<String> printed = ask(2, endpoint(""), application());

        assertThat(printed).containsExactly(FINGERPRINT, FINGERPRINT);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::clientId).containsExactly(arm.clientId());
    }

    @Test
    void theProxyOfTheEnvironmentIsUsed() throws Exception {
        try (TestProxy proxy = TestProxy.open()) {
            Map<String, String> environment = new HashMap<>(application());
            environment.put(
                    "HTTPS_PROXY",
                    "http://127.0.0.1:" + proxy.options().getAddress().getPort());

            assertThat(ask(1, endpoint(""), environment)).containsExactly(FINGERPRINT);
            assertThat(proxy.heads()).isNotEmpty().allSatisfy(head -> assertThat(head)
                    .startsWith("CONNECT localhost:"));

            proxy.heads().clear();
            environment.put("NO_PROXY", "localhost");
            assertThat(ask(1, endpoint(""), environment)).containsExactly(FINGERPRINT);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    /** Azure Identity wraps the exceptions of the credentials that it tries. */
    @Test
    void aPageInPlaceOfEntraIsUnavailable() throws Exception {
        arm.failTokens(Fault.status(503)
                .html("<html></html>")
                .header("Retry-After", "0")
                .times(20));

        assertThat(failure(application())).contains("ServiceUnavailableException", "returned status 503");
    }

    @Test
    void aTokenOfTheManagedIdentityThatCannotBeReadIsPrintedNowhere() throws Exception {
        arm.failTokens(Fault.status(200)
                .json("{\"access_token\":\"eyJAb1Ab1Ab1Ab1\",\"expires_on\":\"9999999999\",}")
                .header("Retry-After", "0")
                .times(20));

        assertThat(failure(managedIdentity()))
                .contains("Exception: azkeys:batch cannot", "returned status 200")
                .doesNotContain("Ab1Ab1");
    }

    /** The default credential tries a managed identity last, also on a machine that has none. */
    @Test
    void theOtherWaysToGetATokenAreSaidIfTheManagedIdentityIsNotReached() throws Exception {
        Map<String, String> environment = Map.of("IDENTITY_ENDPOINT", "http://127.0.0.1:1/", "IDENTITY_HEADER", "x");

        assertThat(failure(environment)).contains("no token from the managed identity endpoint", "Run az login, set");
    }
}
