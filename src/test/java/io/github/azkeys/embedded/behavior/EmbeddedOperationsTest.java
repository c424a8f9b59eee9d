// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All operations. One service answers all of them, because most of the time of a test would be the start of its TLS. */
@Timeout(30)
class EmbeddedOperationsTest {

    private static final OperationIndex CATALOG = new OperationIndex();
    private static final EmbeddedArm ARM =
            EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start();
    private static final RestClient CLIENT = new RestClient(ARM);
    private static final EmbeddedArm EVERY_RESOURCE = EmbeddedArm.builder()
            .certificate(SharedCertificate.LOOPBACK)
            .everyResource()
            .start();
    private static final RestClient CLIENT_OF_EVERY_RESOURCE = new RestClient(EVERY_RESOURCE);

    @BeforeEach
    void reset() {
        ARM.reset();
        EVERY_RESOURCE.reset();
    }

    @AfterAll
    static void stop() {
        ARM.close();
        EVERY_RESOURCE.close();
    }

    static List<String> operations() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyDocumentedRequestGetsTheDocumentedAnswer(String name) {
        Operation operation = CATALOG.get(name);
        HttpResponse<String> response =
                CLIENT.call(operation, operation.sample().request(), operation.apiVersion());
        assertThat(response.statusCode()).isEqualTo(200);
        if (operation.isIssued()) {
            assertThat(RestClient.json(response).fieldNames())
                    .toIterable()
                    .isNotEmpty()
                    .isSubsetOf(() -> operation.sample().response().fieldNames());
        } else {
            assertThat(RestClient.json(response)).isEqualTo(operation.sample().response());
        }
        assertThat(ARM.calls(name)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyListedVersionIsServed(String name) {
        Operation operation = CATALOG.get(name);
        String token = CLIENT.token();
        assertThat(operation.apiVersions()).allSatisfy(version -> assertThat(
                        CLIENT.call(operation.at(version), operation.sample().request(), version, token)
                                .statusCode())
                .isEqualTo(200));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationWorksForAResourceThatWasNotAdded(String name) {
        Operation operation = CATALOG.get(name);
        Map<String, String> values = new HashMap<>(operation.sample().request());
        values.put("subscriptionId", "00000000-0000-0000-0000-00000000000a");
        HttpResponse<String> response = CLIENT_OF_EVERY_RESOURCE.call(operation, values, operation.apiVersion());
        assertThat(response.statusCode()).isEqualTo(200);
    }
}
