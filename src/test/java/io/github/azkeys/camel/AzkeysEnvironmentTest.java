// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.internal.transport.TestProxy;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The settings that the component reads from its environment, in a separate JVM. */
@Tag("camel")
@Timeout(120)
class AzkeysEnvironmentTest {

    private static final String PASSWORD = "trust-store";

    /** printf 'AAAA==' | sha256sum */
    private static final String FINGERPRINT = "8688c47b";

    private static final String IDENTITY =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mine";

    @TempDir
    Path folder;

    private EmbeddedArm arm;

    @BeforeEach
    void start() throws Exception {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void stop() {
        arm.close();
    }

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

    private Map<String, String> application() {
        return Map.of(
                "AZURE_TENANT_ID", arm.tenantId(),
                "AZURE_CLIENT_ID", arm.clientId(),
                "AZURE_CLIENT_SECRET", arm.clientSecret());
    }

    private Map<String, String> managedIdentity() {
        return Map.of("IDENTITY_ENDPOINT", arm.identityEndpoint(), "IDENTITY_HEADER", arm.identityHeader());
    }

    private String endpoint(String options) {
        return "azkeys:batch?resourceManagerEndpoint=" + arm.endpoint() + "&authorityHost=" + arm.authorityHost()
                + options + "&cacheTtl=0&resourceId=" + AzkeysTestSupport.BATCH;
    }

    private List<String> ask(int times, String endpoint, Map<String, String> environment) throws Exception {
        return ask(times, List.of(endpoint), environment);
    }

    private List<String> ask(int times, List<String> endpoints, Map<String, String> environment) throws Exception {
        Process process = start(times, endpoints, environment);
        String text = printed();
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines().filter(line -> line.matches("[0-9a-f]{8}")).toList();
    }

    private String failure(Map<String, String> environment) throws Exception {
        Process process = start(1, List.of(endpoint("")), environment);
        assertThat(process.exitValue()).isNotZero();
        return printed();
    }

    private Process start(int times, List<String> endpoints, Map<String, String> environment) throws Exception {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                AskMain.class.getName(),
                folder.resolve("trust.p12").toString(),
                PASSWORD,
                String.valueOf(times)));
        command.addAll(endpoints);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process;
    }

    private String printed() throws Exception {
        String text = Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
        assertThat(arm.secrets().stream().filter(text::contains))
                .as("secrets printed")
                .isEmpty();
        return text;
    }
}
