// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/**
 * A credential of the application that misbehaves fails the exchange in time and with a named exception, does not hold up
 * the end of the application, and serves without a restart when it gets well.
 */
@Tag("camel")
@Timeout(60)
class AzkeysHostileCredentialTest {

    private static final String SECRET = "token-of-the-application-1234567890";
    private static final String URI =
            "azkeys:batch?maxRetries=0&responseTimeout=1s&resourceId=" + AzkeysTestSupport.BATCH;

    private static EmbeddedArm arm;
    private static String token;

    /** Fails until it gets well. */
    private static final class Patient implements TokenCredential {
        private final TokenCredential illness;
        private final TokenCredential health;
        private volatile boolean well;
        private final CountDownLatch called = new CountDownLatch(1);

        Patient(TokenCredential illness, TokenCredential health) {
            this.illness = illness;
            this.health = health;
        }

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            called.countDown();
            return (well ? health : illness).getToken(request);
        }
    }

    @BeforeAll
    static void startArm() {
        arm = EmbeddedArm.builder()
                .certificate(AzkeysTestSupport.CERTIFICATE)
                .writes(10_000, 1_000)
                .start();
        token = new RestClient(arm).token();
    }

    @AfterAll
    static void closeArm() {
        arm.close();
    }

    private static Map<String, TokenCredential> illnesses() {
        Map<String, TokenCredential> all = new TreeMap<>();
        all.put("throws", request -> {
            throw new IllegalStateException("by the application\r\nX: \u001B[2J");
        });
        all.put("throws StackOverflowError", request -> {
            throw new StackOverflowError();
        });
        all.put("throws AssertionError", request -> {
            throw new AssertionError("by the application");
        });
        all.put("throws NoClassDefFoundError", request -> {
            throw new NoClassDefFoundError("com/example/Absent");
        });
        all.put("throws LinkageError", request -> {
            throw new LinkageError("loader constraint violation");
        });
        all.put("throws ExceptionInInitializerError", request -> {
            throw new ExceptionInInitializerError(new IllegalStateException());
        });
        all.put("fails", request -> Mono.error(new IllegalStateException("by the application")));
        all.put("fails with StackOverflowError", request -> Mono.error(new StackOverflowError()));
        all.put("fails with AssertionError", request -> Mono.error(new AssertionError("by the application")));
        all.put(
                "fails with NoClassDefFoundError",
                request -> Mono.error(new NoClassDefFoundError("com/example/Absent")));
        all.put(
                "throws when subscribed",
                request -> Mono.fromCallable(() -> {
                    throw new LinkageError("loader constraint violation");
                }));
        all.put("null", request -> null);
        all.put("empty", request -> Mono.empty());
        all.put("never", request -> Mono.never());
        all.put("blocks", request -> {
            block();
            return null;
        });
        all.put("blocks when subscribed", request -> Mono.fromRunnable(AzkeysHostileCredentialTest::block));
        all.put("blocks and ignores interrupts", request -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return Mono.empty();
        });
        all.put("token is null", request -> Mono.just(new AccessToken(null, OffsetDateTime.MAX)));
        all.put("token is empty", request -> Mono.just(new AccessToken("", OffsetDateTime.MAX)));
        all.put(
                "token with a line end",
                request -> Mono.just(new AccessToken(SECRET + "\r\nX-Evil: 1", OffsetDateTime.MAX)));
        all.put("token with a line feed", request -> Mono.just(new AccessToken(SECRET + "\n", OffsetDateTime.MAX)));
        all.put(
                "token with a letter beyond ASCII",
                request -> Mono.just(new AccessToken(SECRET + "\u4E2D", OffsetDateTime.MAX)));
        all.put("token of 1 MB", request -> Mono.just(new AccessToken(SECRET.repeat(30_000), OffsetDateTime.MAX)));
        all.put("token without expiry", request -> Mono.just(new AccessToken("t", null)));
        all.put("token of a stranger", request -> Mono.just(new AccessToken(SECRET, OffsetDateTime.MAX)));
        all.put(
                "expired",
                request ->
                        Mono.just(new AccessToken(SECRET, OffsetDateTime.now().minusHours(1))));
        all.put(
                "token that does not fit to azure-core",
                request -> Mono.just(new AccessToken(SECRET, OffsetDateTime.MAX) {
                    @Override
                    public OffsetDateTime getExpiresAt() {
                        throw new NoSuchMethodError("of another version");
                    }
                }));
        all.put("expired for ever", request -> Mono.just(new AccessToken(SECRET, OffsetDateTime.MIN)));
        return all;
    }

    private static void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Trial {
        void run(TokenCredential illness) throws Exception;
    }

    /** Tries all illnesses at the same time, because most of the time is waited. */
    private static void tryAll(Trial trial) throws Exception {
        Map<String, TokenCredential> illnesses = illnesses();
        Map<String, String> failures = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(illnesses.size());
        illnesses.forEach((name, illness) -> threads.execute(() -> {
            try {
                trial.run(illness);
            } catch (Throwable e) {
                failures.put(name, summary(e));
            }
        }));
        threads.shutdown();
        assertThat(threads.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
    }

    private static String summary(Throwable failure) {
        String at = Arrays.stream(failure.getStackTrace())
                .filter(line -> line.getClassName().equals(AzkeysHostileCredentialTest.class.getName()))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String text = failure.toString().replaceAll("\\s+", " ");
        return at + " " + text.substring(0, Math.min(text.length(), 500)) + "\n";
    }

    @Test
    void anExchangeFailsInTimeAndLaterSucceeds() throws Exception {
        String log;
        try (CapturedLog captured = new CapturedLog()) {
            tryAll(illness -> {
                Patient credential = new Patient(
                        illness,
                        request -> Mono.just(
                                new AccessToken(token, OffsetDateTime.now().plusHours(1))));
                try (DefaultCamelContext context = context(credential)) {
                    Instant start = Instant.now();

                    Exchange answer = ask(context).get(10, TimeUnit.SECONDS);

                    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
                    assertIsNamed(answer.getException());
                    credential.well = true;
                    recover(context);
                }
            });
            log = captured.text();
        }
        assertThat(log).doesNotContain(SECRET).doesNotContain(token);
    }

    private static void assertIsNamed(Exception failure) {
        assertThat(failure).isInstanceOf(AzkeysException.class);
        assertThat(failure.getClass()).isNotEqualTo(AzkeysException.class);
        assertThat(failure.getMessage()).matches("[^\\p{C}\\u2028\\u2029]{20,2000}");
        for (Throwable e = failure; e != null; e = e.getCause()) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain(SECRET);
        }
    }

    @Test
    void aContextStopsMeanwhile() throws Exception {
        tryAll(illness -> {
            Patient credential = new Patient(illness, illness);
            DefaultCamelContext context = context(credential);
            CompletableFuture<Exchange> answer = ask(context);
            assertThat(credential.called.await(10, TimeUnit.SECONDS)).isTrue();
            Instant start = Instant.now();

            context.stop();

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
            assertThat(answer.get(2, TimeUnit.SECONDS).getException()).isInstanceOf(AzkeysException.class);
        });
    }

    /** A token that was good does not hide for ever that the credential became ill. */
    @Test
    void aCredentialThatFallsIllLaterIsToldAndGetsWell() throws Exception {
        tryAll(illness -> {
            Patient credential = new Patient(
                    illness,
                    request -> Mono.just(
                            new AccessToken(token, OffsetDateTime.now().plusSeconds(1))));
            credential.well = true;
            try (DefaultCamelContext context = context(credential)) {
                recover(context);
                credential.well = false;

                await().atMost(Duration.ofSeconds(10))
                        .until(() -> ask(context).get().getException() instanceof AzkeysException);

                credential.well = true;
                recover(context);
            }
        });
    }

    private static void recover(DefaultCamelContext context) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(ask(context).get().getException()).isNull());
    }

    private static CompletableFuture<Exchange> ask(DefaultCamelContext context) {
        return context.createProducerTemplate().asyncSend(URI, exchange -> {});
    }

    private static DefaultCamelContext context(TokenCredential credential) {
        DefaultCamelContext context = new DefaultCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.getConfiguration().setCredentialType(CredentialType.TOKEN_CREDENTIAL);
        component.getConfiguration().setTokenCredential(credential);
        component.getConfiguration().setCacheTtl(Duration.ZERO);
        component.getConfiguration().setCacheStaleTtl(Duration.ZERO);
        component.getConfiguration().setMaxRetryDelay(Duration.ofMillis(20));
        context.getShutdownStrategy().setTimeout(1);
        context.disableJMX();
        context.start();
        return context;
    }
}
