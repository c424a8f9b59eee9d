// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import ch.qos.logback.classic.Level;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.identity.CredentialUnavailableException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.torture.TortureTable.WarmUp;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** Every way in which a credential of the application can fail. */
@Tag("camel")
@Timeout(180)
class CredentialTortureTests {

    private static final Expected UNAVAILABLE = Expected.passing("ServiceUnavailableException");
    private static final Expected REFUSED = Expected.refused("AccessDeniedException");

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final CapturedLog LOG = new CapturedLog(Level.WARN);
    private static final CamelKeys KEYS = new CamelKeys(EmbeddedArmCustomizer.trust(CERTIFICATE));
    private static final TortureTable TABLE = new TortureTable(16);

    private final List<TortureCase> cases = new ArrayList<>();

    @AfterAll
    static void close() throws Exception {
        TABLE.close();
        KEYS.close();
        LOG.close();
        TABLE.report(Path.of("target/torture-credential.md"), "Credential of the application");
    }

    @TestFactory
    Stream<DynamicTest> credential() throws Exception {
        fails("connection reset", () -> new SocketException("Connection reset"), UNAVAILABLE);
        fails("connection reset, wrapped", () -> refusal(null, new IOException("Connection reset")), UNAVAILABLE);
        fails("unknown host, wrapped", () -> refusal(null, new UnknownHostException("login")), UNAVAILABLE);
        fails("time-out", () -> new TimeoutException("too late"), UNAVAILABLE);
        fails("status 400", () -> refusal(response(400), null), REFUSED);
        fails("status 401", () -> refusal(response(401), null), REFUSED);
        fails("status 403", () -> refusal(response(403), null), REFUSED);
        fails("status 429", () -> new HttpResponseException("Slow down", response(429)), UNAVAILABLE);
        fails("status 500", () -> refusal(response(500), null), UNAVAILABLE);
        fails("status 503", () -> refusal(response(503), null), UNAVAILABLE);
        fails("unavailable", () -> new CredentialUnavailableException("not signed in"), REFUSED);
        fails("a defect", () -> new IllegalStateException("not ready"), REFUSED);
        fails("an error", () -> new NoClassDefFoundError("com/contoso/Credential"), REFUSED);
        does(
                "throws",
                () -> {
                    throw new IllegalStateException("not ready");
                },
                REFUSED);
        does(
                "throws an error",
                () -> {
                    throw new AssertionError("not ready");
                },
                REFUSED);
        does("returns null", () -> null, REFUSED);
        does("returns nothing", Mono::empty, REFUSED);
        does("never ends", Mono::never, UNAVAILABLE);
        CountDownLatch never = new CountDownLatch(1);
        does(
                "blocks",
                () -> Mono.fromCallable(() -> {
                    never.await();
                    return null;
                }),
                UNAVAILABLE);
        does("an empty token", () -> token("", 3600), REFUSED);
        does("a token that would split a header", () -> token("a\r\nX-Injected: b", 3600), REFUSED);
        TABLE.warmUp(new WarmUp(KEYS, bench(Mono::never)));
        TABLE.start(KEYS, cases);
        return TABLE.tests();
    }

    private void fails(String name, Supplier<Throwable> failure, Expected expected) {
        does(name, () -> Mono.error(failure.get()), expected);
    }

    private void does(String name, Supplier<Mono<AccessToken>> fault, Expected expected) {
        cases.add(new TortureCase("credential: " + name, expected, () -> bench(fault)));
    }

    private static Bench bench(Supplier<Mono<AccessToken>> fault) {
        EmbeddedArm arm =
                EmbeddedArm.builder().certificate(CERTIFICATE).everyResource().start();
        RestClient entra = new RestClient(arm);
        AtomicInteger requests = new AtomicInteger();
        AtomicReference<Supplier<Mono<AccessToken>>> current = new AtomicReference<>();
        Supplier<Mono<AccessToken>> healthy = () -> token(entra.token(), Limits.TOKEN_LIFETIME.toSeconds());
        current.set(healthy);
        TokenCredential credential = request -> {
            requests.incrementAndGet();
            return current.get().get();
        };
        String bean = "credential-" + UUID.randomUUID();
        KEYS.context().getRegistry().bind(bean, credential);
        String resource = Bench.resource();
        return new Bench(
                arm,
                resource,
                Bench.uri(arm, resource, "&credentialType=TOKEN_CREDENTIAL&tokenCredential=#" + bean),
                () -> current.set(fault),
                () -> current.set(healthy),
                requests::get,
                Limits.TOKEN_LIFETIME,
                arm::close);
    }

    private static Mono<AccessToken> token(String text, long seconds) {
        return Mono.fromSupplier(
                () -> new AccessToken(text, OffsetDateTime.now().plusSeconds(seconds)));
    }

    private static ClientAuthenticationException refusal(HttpResponse response, Throwable cause) {
        return new ClientAuthenticationException("No token", response, cause);
    }

    private static HttpResponse response(int status) {
        return new BufferedResponse(
                new HttpRequest(HttpMethod.POST, "https://localhost/token"), status, new HttpHeaders(), new byte[0]);
    }
}
