// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

/** Records requests for tokens. Thread-safe. */
@FunctionalInterface
public interface TokenRequestRecorder {

    /**
     * Records a request, as {@link io.github.azkeys.embedded.TokenRequest} describes it. Each text is null if the
     * request does not contain it.
     */
    void record(
            String grant,
            String credential,
            String tenant,
            String clientId,
            String identity,
            String scope,
            String claims,
            int status);
}
