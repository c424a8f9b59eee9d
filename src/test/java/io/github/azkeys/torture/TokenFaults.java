// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The tables of faults of Microsoft Entra and of managed identities. */
final class TokenFaults {

    private static final Expected UNAVAILABLE = Expected.passing("ServiceUnavailableException");

    private TokenFaults() {}

    /** The faults of Microsoft Entra. */
    static List<TortureFault> entra() {
        List<TortureFault> faults = connections();
        faults.addAll(statuses(TokenFaults::entraError, List.of(400, 401, 403, 404, 410), List.of(500, 503)));
        faults.add(TortureFault.of("expires_in 0", Fault.field("expires_in", "0"), Expected.harmless()));
        faults.add(TortureFault.of("expires_in -1", Fault.field("expires_in", "-1"), Expected.harmless()));
        faults.add(TortureFault.of("expires_in as text", Fault.field("expires_in", "\"soon\""), UNAVAILABLE));
        faults.add(TortureFault.of("expires_in 1e30", Fault.field("expires_in", "1e30"), UNAVAILABLE));
        faults.add(TortureFault.of("no expires_in", Fault.field("expires_in", null), Expected.harmless()));
        return faults;
    }

    /**
     * The faults of a managed identity.
     *
     * @param error creates an error response from a status and a message
     */
    static List<TortureFault> managedIdentity(BiFunction<Integer, String, Fault> error) {
        List<TortureFault> faults = connections();
        faults.addAll(statuses(error, List.of(401, 403), List.of(404, 410, 500, 503)));
        String several = "Multiple user assigned identities exist, please specify the clientId / resourceId of the"
                + " identity in the token request";
        faults.add(TortureFault.of(
                "400 several identities",
                error.apply(400, several),
                Expected.refused("AccessDeniedException")
                        .saying("Multiple user assigned identities exist", "Set clientId")));
        faults.add(TortureFault.of("expires_on 0", Fault.field("expires_on", "\"0\""), Expected.harmless()));
        faults.add(TortureFault.of("expires_on as text", Fault.field("expires_on", "\"soon\""), UNAVAILABLE));
        faults.add(TortureFault.of("expires_on 1e30", Fault.field("expires_on", "1e30"), UNAVAILABLE));
        faults.add(TortureFault.of("no expires_on", Fault.field("expires_on", null), UNAVAILABLE));
        return faults;
    }

    /** The error of App Service. */
    static Fault appServiceError(int status, String message) {
        return Fault.status(status).json("{\"statusCode\":" + status + ",\"message\":\"" + message + "\"}");
    }

    /** The error of the metadata service of a virtual machine. */
    static Fault imdsError(int status, String message) {
        return Fault.status(status).json("{\"error\":\"invalid_request\",\"error_description\":\"" + message + "\"}");
    }

    private static Fault entraError(int status, String message) {
        return Fault.status(status)
                .json("{\"error\":\"" + (status == 401 ? "invalid_client" : "invalid_request")
                        + "\",\"error_description\":\"AADSTS1: " + message + "\",\"error_codes\":[1]}");
    }

    private static List<TortureFault> connections() {
        List<TortureFault> faults = new ArrayList<>();
        faults.add(TortureFault.atConnect(UNAVAILABLE));
        faults.add(TortureFault.of("reset", Fault.reset(), UNAVAILABLE));
        faults.add(TortureFault.of("reset in the headers", Fault.resetInHeaders(), UNAVAILABLE));
        faults.add(TortureFault.of("reset in the body", Fault.resetInBody(), UNAVAILABLE));
        faults.add(TortureFault.of("end in the body", Fault.truncated(), UNAVAILABLE));
        faults.add(TortureFault.of("silence", Fault.silence(), UNAVAILABLE));
        faults.add(TortureFault.of("drip", Fault.drip(Duration.ofMillis(20)), UNAVAILABLE));
        faults.add(TortureFault.of("200 HTML", Fault.status(200).html("<h1>Sign in</h1>"), UNAVAILABLE));
        faults.add(TortureFault.of("503 HTML", Fault.status(503).html("<h1>Later</h1>"), UNAVAILABLE));
        faults.add(TortureFault.of("200 half of the JSON", Fault.halfJson(), UNAVAILABLE));
        faults.add(TortureFault.of("200 as plain text", Fault.contentType("text/plain"), Expected.harmless()));
        faults.add(TortureFault.of("no access_token", Fault.field("access_token", null), UNAVAILABLE));
        return faults;
    }

    private static List<TortureFault> statuses(
            BiFunction<Integer, String, Fault> error, List<Integer> refused, List<Integer> unavailable) {
        List<TortureFault> faults = new ArrayList<>();
        for (int status : refused) {
            faults.add(TortureFault.of(
                    String.valueOf(status), error.apply(status, "No."), Expected.refused("AccessDeniedException")));
        }
        for (int status : unavailable) {
            faults.add(TortureFault.of(String.valueOf(status), error.apply(status, "Later."), UNAVAILABLE));
        }
        faults.add(TortureFault.of("429", error.apply(429, "Slow down."), UNAVAILABLE));
        faults.add(TortureFault.of(
                "429 Retry-After",
                error.apply(429, "Slow down.").header("Retry-After", "1"),
                UNAVAILABLE.withRequests(1, Limits.TRIES)));
        return faults;
    }
}
