// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in the wrong place of an endpoint URI, such as from a placeholder, is not quoted. */
class AzkeysQuotedSecretsTest extends AzkeysTestSupport {

    private static final String KEY = "PI3Lx8mQ0aTzR5uY7wE1sD4fG6hJ9kLqZ2xC+vB/n0M=";
    private static final String ENTRA = "abc8Q~Zx9.q1W2e3R4t5Y6u7I8o9P0a_S1d2F3g4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch?maxRetries=RAW(%s)",
                "batch?cacheTtl=RAW(%s)",
                "batch?delay=RAW(%s)",
                "batch?warmUp=RAW(%s)",
                "batch?tokenCredential=RAW(%s)",
                "batch?form=RAW(%s)",
                "batch?format=RAW(%s)",
                "batch?action=RAW(%s)",
                "batch?apiVersion=RAW(%s)",
                "batch?credentialType=RAW(%s)",
                "batch?cloud=RAW(%s)",
                "batch?resourceName=RAW(%s)",
                "batch?resourceGroup=RAW(%s)",
                "batch?subscriptionId=RAW(%s)",
                "batch?resourceId=RAW(%s)",
                "batch?regenerateKey=RAW(%s)&action=regenerateKey",
                "batch?resourceManagerEndpoint=RAW(%s)",
                "resource?action=RAW(%s)",
                "iothub?keyName=RAW(%s)",
                "%s",
            })
    void aSecretInAWrongPlaceIsNotQuoted(String uri) {
        for (String secret : new String[] {KEY, "DefaultEndpointsProtocol=https;AccountKey=short" + KEY, ENTRA}) {
            AzkeysException failure = failure(uri.formatted(secret));
            if (failure != null) {
                assertThat(failure)
                        .hasMessageNotContaining(secret)
                        .hasMessageNotContaining(secret.substring(secret.length() - 12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "batch?cacheTtl=5M, 'Option cacheTtl=5M must'",
        "batch?maxRetries=many, 'Option maxRetries=many must'",
        "iot-hub-of-the-factory-in-east-europe-2, Unknown operation 'iot-hub-of-the-factory-in-east-europe-2'",
        "batch?resourceName=Bad_Name, 'Bad_Name'",
    })
    void aTypingErrorIsQuoted(String uri, String quoted) {
        assertThat(failure(uri)).hasMessageContaining(quoted);
    }

    private AzkeysException failure(String uri) {
        ResolveEndpointFailedException failure =
                catchThrowableOfType(ResolveEndpointFailedException.class, () -> context.getEndpoint("azkeys:" + uri));
        return failure == null ? null : (AzkeysException) failure.getCause();
    }
}
