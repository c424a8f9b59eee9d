// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** An error in code of the application, or in incompatible libraries, fails the exchange instead of blocking it. */
class AzkeysForeignCodeTest extends AzkeysTestSupport {

    private static final String SENSOR =
            "/subscriptions/s/resourceGroups/g/providers/Contoso.Sensors/hubs/hub1/sensors/door";

    private static final String DOOR = "azkeys:contoso-door?resourceId=" + SENSOR;

    @TempDir
    Path folder;

    /** As the body of an operation of the application, whose class cannot be initialized. */
    public record BrokenKeys(Map<String, Object> additionalProperties) implements KeySet {

        static final int NUMBER = Integer.parseInt("none");

        @Override
        public Fields fields() {
            return Fields.of(getClass());
        }
    }

    /** As the body of an operation of the application, whose code needs too much of the stack. */
    public record FatalKeys(String accessKey, Map<String, Object> additionalProperties) implements KeySet {

        @Override
        public Fields fields() {
            throw new StackOverflowError();
        }
    }

    /** As the body of an operation of the application, whose code waits. */
    public record SlowKeys(String accessKey, Map<String, Object> additionalProperties) implements KeySet {

        static volatile CountDownLatch released;

        public SlowKeys {
            additionalProperties = Map.of();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass()).secret("accessKey", accessKey);
        }
    }

    static Stream<TokenCredential> brokenCredentials() {
        return Stream.of(
                request -> {
                    throw new NoClassDefFoundError("com/example/Absent");
                },
                request -> Mono.fromCallable(() -> {
                    throw new NoSuchMethodError("com/example/Absent");
                }),
                request -> Mono.<AccessToken>empty(),
                request -> null);
    }

    @ParameterizedTest
    @MethodSource("brokenCredentials")
    void aCredentialThatBreaksFailsTheExchange(TokenCredential credential) throws Exception {
        useCredential(credential);

        Exchange answer = template.asyncSend("azkeys:batch?resourceId=" + BATCH, exchange -> {})
                .get(10, TimeUnit.SECONDS);

        assertThat(answer.getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("no token from the tokenCredential");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anHttpClientWithoutAnAnswerFailsTheExchange() throws Exception {
        useCredential(request -> Mono.just(new AccessToken("t", OffsetDateTime.MAX)));
        context.getRegistry().bind("empty", (HttpClient) request -> Mono.empty());

        Exchange answer = template.asyncSend(
                        "azkeys:batch?maxRetries=0&httpClient=#empty&resourceId=" + BATCH, exchange -> {})
                .get(10, TimeUnit.SECONDS);

        assertThat(answer.getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("the HTTP client returned no response");
    }

    /** Such as the OutOfDirectMemoryError of Netty. Reactor throws fatal errors on a thread where no caller gets them. */
    static Stream<HttpClient> clientsWithAFatalError() {
        return Stream.of(
                request -> {
                    throw new OutOfMemoryError("direct");
                },
                request -> Mono.error(new OutOfMemoryError("direct")),
                request -> Mono.fromCallable(() -> {
                    throw new OutOfMemoryError("direct");
                }),
                request -> Mono.fromFuture(CompletableFuture.supplyAsync(() -> {
                    throw new OutOfMemoryError("direct");
                })));
    }

    @ParameterizedTest
    @MethodSource("clientsWithAFatalError")
    void aFatalErrorOfAnHttpClientFailsEachExchange(HttpClient broken) throws Exception {
        useCredential(request -> Mono.just(new AccessToken("t", OffsetDateTime.MAX)));
        configuration().setHttpClient(broken);

        for (int i = 0; i < 2; i++) {
            assertThat(failureOfACachedCall())
                    .isInstanceOf(AzkeysException.class)
                    .hasMessageContaining("OutOfMemoryError: direct")
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @ParameterizedTest
    @MethodSource("clientsWithAFatalError")
    void aFatalErrorOfAnHttpClientWithoutATokenFailsEachExchange(HttpClient broken) throws Exception {
        configuration().setHttpClient(broken);

        for (int i = 0; i < 2; i++) {
            assertThat(failureOfACachedCall())
                    .isInstanceOf(AzkeysException.class)
                    .hasMessageContaining("no token from Microsoft Entra")
                    .hasMessageContaining("OutOfMemoryError: direct");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokenKeys.class, FatalKeys.class})
    void aTypeThatBreaksFailsEachExchange(Class<?> type) throws Exception {
        arm.fail(Fault.status(200).json("{\"accessKey\":\"x\"}").times(2));
        try (CamelContext other = contextWith(type)) {
            for (int i = 0; i < 2; i++) {
                Exchange answer = other.createProducerTemplate()
                        .asyncSend(DOOR, exchange -> {})
                        .get(10, TimeUnit.SECONDS);

                assertThat(answer.getException())
                        .isInstanceOf(AzkeysException.class)
                        .hasMessageContaining(type == BrokenKeys.class ? type.getName() : "StackOverflowError");
            }
        }
    }

    @Test
    void aTypeThatWaitsDoesNotHoldUpOtherCalls() throws Exception {
        SlowKeys.released = new CountDownLatch(1);
        arm.fail(Fault.status(200).json("{\"accessKey\":\"x\"}").times(10));
        try (CamelContext other = contextWith(SlowKeys.class)) {
            ProducerTemplate producer = other.createProducerTemplate();
            List<CompletableFuture<Exchange>> slow = Stream.generate(
                            () -> producer.asyncSend(DOOR + "&cacheTtl=0", exchange -> {}))
                    .limit(10)
                    .toList();
            await().until(() -> arm.calls().size() == 10);

            Exchange batch = producer.asyncSend("azkeys:batch?resourceId=" + BATCH, exchange -> {})
                    .get(10, TimeUnit.SECONDS);

            assertThat(batch.getException()).isNull();
            assertThat(slow).noneMatch(CompletableFuture::isDone);
            SlowKeys.released.countDown();
            for (CompletableFuture<Exchange> answer : slow) {
                assertThat(answer.get(10, TimeUnit.SECONDS).getException()).isNull();
            }
        } finally {
            SlowKeys.released.countDown();
        }
    }

    /** Starts a context with an operation of an application, whose body has that type. */
    private CamelContext contextWith(Class<?> body) throws Exception {
        String file = Files.readString(Path.of("src/test/resources/META-INF/azkeys/operations/contoso-sensor.json"));
        Files.writeString(
                folder.resolve("contoso-door.json"),
                file.replace("contoso-sensor", "contoso-door").replace("com.contoso.SensorKeys", body.getName()));
        DefaultCamelContext other = new DefaultCamelContext();
        AzkeysComponent component = other.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.setOperationsLocation("file:" + folder);
        other.start();
        return other;
    }

    /** A call that never ends would also block the next one, which joins it. */
    private Exception failureOfACachedCall() throws Exception {
        return template.asyncSend("azkeys:batch?maxRetries=0&cacheTtl=60000&resourceId=" + BATCH, exchange -> {})
                .get(10, TimeUnit.SECONDS)
                .getException();
    }
}
