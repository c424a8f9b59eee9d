// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.SharedArmTestSupport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each operation that the Azure SDK has a client for, a route and the client receive the same keys. */
class EverySdkTest extends SharedArmTestSupport {

    private static HttpClient http;
    private static TokenCredential credential;

    @BeforeAll
    static void makeClient() {
        http = AzureClients.http(AzkeysTestSupport.CERTIFICATE.trustStore());
        credential = new ClientSecretCredentialBuilder()
                .tenantId(arm.tenantId())
                .clientId(arm.clientId())
                .clientSecret(arm.clientSecret())
                .authorityHost(arm.authorityHost())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    static List<String> operations() {
        return SdkKeys.OPERATIONS;
    }

    static List<String> paged() {
        OperationIndex catalog = new OperationIndex();
        return operations().stream()
                .filter(name -> catalog.get(name).body().nextLink() != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theDocumentedKeysAndThenNewOnes(String name) {
        Operation operation = new OperationIndex().get(name);
        String path = operation.path().expand(operation.sample().request());
        String id = path.substring(0, path.lastIndexOf('/'));

        Map<String, String> documented = agree(operation, id);
        arm.add(name, id);
        Map<String, String> fresh = agree(operation, id);

        assertThat(fresh.keySet()).isEqualTo(documented.keySet());
        assertThat(fresh.values()).isNotEmpty().doesNotContainAnyElementsOf(documented.values());
    }

    @ParameterizedTest
    @MethodSource("paged")
    void keysInPagesOfOne(String name) {
        Operation operation = new OperationIndex().get(name);
        String path = operation.path().expand(operation.sample().request());
        arm.pageSize(1);
        try {
            agree(operation, path.substring(0, path.lastIndexOf('/')));
        } finally {
            arm.pageSize(Integer.MAX_VALUE);
        }
    }

    private static Map<String, String> agree(Operation operation, String id) {
        Map<String, String> request = operation.sample().request();
        int before = arm.calls(operation.name()).size();
        Map<String, String> theirs = new SdkKeys(
                        http,
                        credential,
                        AzureClients.profile(arm.tenantId(), request.get("subscriptionId"), arm.endpoint()))
                .list(
                        operation.name(),
                        operation.path().parameters().stream()
                                .filter(parameter -> parameter.role() != Parameter.Role.SUBSCRIPTION)
                                .map(parameter -> request.get(parameter.name()))
                                .toArray(String[]::new));
        List<ArmCall> calls = arm.calls(operation.name());
        assertThat(calls).hasSizeGreaterThan(before).allSatisfy(call -> assertThat(operation.apiVersions())
                .contains(call.apiVersion()));
        assertThat(calls.get(before).header("User-Agent").orElse("")).contains("azsdk-java");
        assertThat(calls.get(before).path())
                .isEqualToIgnoringCase(id + "/" + operation.path().action());

        KeySet ours = template.requestBody("azkeys:" + operation.name() + "?resourceId=" + id, null, KeySet.class);

        assertThat(ours.keyNames().stream().collect(Collectors.toMap(Function.identity(), ours::key)))
                .isNotEmpty()
                .isEqualTo(theirs);
        return theirs;
    }
}
