// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.time.Instant;

/**
 * A request for a token, without the secret in it and without the token. Immutable.
 *
 * @param time the time of arrival on the clock of the embedded service
 * @param grant {@code client_credentials} or {@code managed_identity}, null if it is missing
 * @param credential the kind of credential that was sent: {@code client_secret}, {@code client_assertion},
 *     {@code identity_header}, or {@code key_file} with Azure Arc; null if there was none, as for a virtual machine
 * @param tenant the tenant in the path, null for a managed identity
 * @param clientId the client ID, null for a system-assigned identity
 * @param identity the parameter that selects a user-assigned managed identity, such as {@code client_id=<id>} or
 *     {@code mi_res_id=<resource ID>}; null if there is none
 * @param scope the scope, or the resource for a managed identity
 * @param claims the claims that the token must satisfy, null if there are none
 * @param status the status of the response, {@code 0} if a fault left the request without a response
 */
public record TokenRequest(
        Instant time,
        String grant,
        String credential,
        String tenant,
        String clientId,
        String identity,
        String scope,
        String claims,
        int status) {}
