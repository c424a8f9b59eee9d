// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.SharedArmTestSupport;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A route regenerates each key of each operation that supports it, as the client of the Azure SDK does, if there is one. */
class EveryRegenerationTest extends SharedArmTestSupport {

    private static final OperationIndex CATALOG = new OperationIndex();

    private static HttpClient http;
    private static TokenCredential credential;

    @BeforeAll
    static void enable() {
        // the clients of the SDK wait 30 seconds if a service asks for no wait
        arm.longRunning(
                "cosmosdb?action=regenerate", LongRunning.status().polls(1).retryAfter(Duration.ofSeconds(1)));
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
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

    static List<String> names() {
        return CATALOG.names().stream()
                .filter(name -> CATALOG.get(name).regeneration() != null)
                .toList();
    }

    static List<String> clients() {
        return SdkRegeneration.OPERATIONS;
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachKeyIsNewByItself(String name) {
        Operation operation = CATALOG.get(name);
        String id = id(operation);
        Set<String> all = new HashSet<>();
        for (String key : operation.regeneration().keys().keySet()) {
            Map<String, String> before = list(name, id);
            int calls = regenerations(name).size();

            Map<String, String> result = values(send(uri(name, id, key)));

            Map<String, String> after = list(name, id);
            Set<String> changed = after.keySet().stream()
                    .filter(one -> !after.get(one).equals(before.get(one)))
                    .collect(Collectors.toSet());
            assertThat(result).isEqualTo(after);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(changed).isNotEmpty().allSatisfy(one -> assertThat(all.add(one))
                    .isTrue());
            assertThat(regenerations(name)).hasSize(calls + 1);
        }
        // some operations list further keys, which they do not regenerate
        assertThat(list(name, id).keySet()).containsAll(all);
        if (operation.pair() != null && !name.equals("storage-kerb")) {
            assertThat(all).isEqualTo(list(name, id).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePermissionIsTheOneInTheFile(String name) {
        Operation operation = CATALOG.get(name);
        String id = id(operation);
        arm.deny(id, operation.regeneration().permissions().toArray(String[]::new));
        try {
            for (String key : operation.regeneration().keys().keySet()) {
                Exchange result = send(uri(name, id, key));

                assertThat(result.getException())
                        .isInstanceOf(AccessDeniedException.class)
                        .hasMessageContaining(
                                "a role with " + operation.regenerating(key).permission());
            }
            assertThat(list(name, id)).isNotEmpty();
        } finally {
            arm.allow(id);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void asAzuresOwnClientDoes(String name) {
        Operation operation = CATALOG.get(name);
        String id = id(operation);
        Map<String, String> request = operation.sample().request();
        String[] names = operation.path().parameters().stream()
                .filter(parameter -> parameter.role() != Parameter.Role.SUBSCRIPTION)
                .map(parameter -> request.get(parameter.name()))
                .toArray(String[]::new);
        AzureProfile profile = AzureClients.profile(arm.tenantId(), request.get("subscriptionId"), arm.endpoint());
        Map<String, String> before = list(name, id);

        new SdkRegeneration(http, credential, profile).secondary(name, names);
        Map<String, String> theirs = list(name, id);
        Set<String> keys = operation.regeneration().keys().keySet();
        String key = keys.contains("secondary") ? "secondary" : keys.iterator().next();
        Map<String, String> ours = values(send(uri(name, id, key)));

        assertThat(differences(before, theirs)).isNotEmpty().isEqualTo(differences(theirs, ours));
        assertThat(new SdkKeys(http, credential, profile).list(name, names)).isEqualTo(ours);
        List<ArmCall> calls = regenerations(name);
        ArmCall their = calls.get(calls.size() - 2);
        ArmCall our = calls.get(calls.size() - 1);
        assertThat(their.header("User-Agent").orElse("")).contains("azsdk-java");
        assertThat(our.path()).isEqualToIgnoringCase(their.path());
        assertThat(our.method()).isEqualTo(their.method());
        boolean longRunning = operation.regeneration().longRunning() != null;
        assertThat(our.status()).isEqualTo(their.status()).isEqualTo(longRunning ? 202 : 200);
    }

    /** The requests of these two operations are the same, and both resources exist. */
    private static List<ArmCall> regenerations(String name) {
        return arm.calls((name.equals("cosmosdb-readonly") ? "cosmosdb" : name) + "?action=regenerate");
    }

    private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
        return one.keySet().stream()
                .filter(name -> !one.get(name).equals(other.get(name)))
                .collect(Collectors.toSet());
    }

    private static String id(Operation operation) {
        return operation.path().id(operation.sample().request());
    }

    private static String uri(String name, String id, String key) {
        return "azkeys:" + name + "?action=regenerate&regenerateKey=" + key + "&resourceId=" + id;
    }

    private static Map<String, String> list(String name, String id) {
        return values(send("azkeys:" + name + "?resourceId=" + id));
    }

    private static Exchange send(String uri) {
        return template.request(uri, exchange -> {});
    }

    private static Map<String, String> values(Exchange result) {
        assertThat(result.getException()).isNull();
        KeySet keys = result.getMessage().getBody(KeySet.class);
        return keys.keyNames().stream().collect(Collectors.toMap(Function.identity(), keys::key));
    }
}
