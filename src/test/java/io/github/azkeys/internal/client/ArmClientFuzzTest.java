// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.identity.Identity;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.support.FuzzTestSupport;
import io.github.azkeys.support.NamesByOption;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whole responses, with challenges and requested delays, through all steps of the client. */
class ArmClientFuzzTest extends FuzzTestSupport {

    private static final Set<String> LINKS = Set.of("azure-asyncoperation", "location");

    private static final Duration SOON = Duration.ofSeconds(5);

    /** The write limit of ARM allows a client no more at once. */
    private static final int CALLS = 150;

    private static final KeyRequest REQUEST = new KeyRequest(
            new AddressResolver(
                            new OperationIndex().get("cosmosdb-connection-strings"),
                            new NamesByOption(
                                    Map.of("subscriptionId", "sub", "resourceGroup", "rg", "resourceName", "account")))
                    .resolve(StatedNames.NONE),
            "2024-11-15");

    private static volatile byte[] answer = new byte[0];
    private static ArmClient client;
    private static int calls;

    /** The first line is the status, the next ones {@code name: value}, and the body follows an empty line. */
    @Override
    protected void fuzz(byte[] data) {
        fuzzerTestOneInput(data);
    }

    public static void fuzzerTestOneInput(byte[] data) {
        answer = data;
        try {
            KeyResponse response = client().list(REQUEST, CallPriority.live())
                    .orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            requireRequestId(response.requestId());
        } catch (CompletionException e) {
            require(e.getCause() instanceof AzkeysException, "not an AzkeysException: " + e.getCause());
            AzkeysException failure = (AzkeysException) e.getCause();
            requireLine(failure);
            requireRequestId(failure.getRequestId());
            boolean echoed = new String(data, ISO_8859_1).contains(SECRET);
            require(echoed || !failure.getMessage().contains(SECRET), "the token in " + failure.getMessage());
            require(
                    failure.getRetryAfter() == null || !failure.getRetryAfter().isNegative(),
                    "a negative delay: " + failure.getRetryAfter());
        }
    }

    private static void requireRequestId(String id) {
        if (id != null) {
            requireLine(id, 2001);
        }
    }

    private static Mono<HttpResponse> respond(HttpRequest request) {
        String[] parts = new String(answer, ISO_8859_1).split("\r?\n\r?\n", 2);
        String[] lines = parts[0].split("\r?\n");
        int status = lines[0].matches("[1-9]\\d{2}") ? Integer.parseInt(lines[0]) : 200;
        HttpHeaders headers = new HttpHeaders();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            // the wait before a poll would take too long
            if (header.length == 2 && !header[0].isBlank() && !LINKS.contains(header[0].toLowerCase(Locale.ROOT))) {
                headers.add(HttpHeaderName.fromString(header[0]), header[1].strip());
            }
        }
        byte[] body = parts.length < 2 ? new byte[0] : parts[1].getBytes(ISO_8859_1);
        return Mono.just(new BufferedResponse(request, status, headers, body));
    }

    private static ArmClient client() {
        if (client == null || ++calls % CALLS == 0) {
            ArmConnection connection = new ArmConnection(
                    CloudEndpoints.of(new AzkeysConfiguration()),
                    new Identity(
                            CredentialType.TOKEN_CREDENTIAL,
                            request -> Mono.just(new AccessToken(
                                    "token-of-" + SECRET, OffsetDateTime.now().plusHours(1))),
                            null,
                            null,
                            null),
                    TransportOptions.DEFAULT.withResponseTimeout(SOON),
                    ArmClientFuzzTest::respond,
                    new RetryOptions(0, Duration.ZERO),
                    "fuzz");
            client = new ArmClient(connection, new KeySetTypes(name -> null), new WriteBudgets(Schedulers.parallel()));
        }
        return client;
    }
}
