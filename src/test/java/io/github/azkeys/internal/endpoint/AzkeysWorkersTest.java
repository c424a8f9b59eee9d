// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.AzureClients;
import io.github.azkeys.support.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Exchanges that continue after a response of ARM, and then wait for another such exchange. */
class AzkeysWorkersTest extends AzkeysTestSupport {

    private static final int EXCHANGES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"0", "1m"})
    void exchangesThatWaitForOthersFinish(String ttl) throws Exception {
        addRoutes("cacheTtl=" + ttl);

        assertAllFinish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1m"})
    void theyFinishWithOneThread(String ttl) throws Exception {
        useOneThread();
        addRoutes("cacheTtl=" + ttl);

        assertAllFinish();
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "2000,"})
    void aPoolWithMoreThreadsThanItsMaximumIsThatLarge(int size, Integer maximum) throws Exception {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("azkeys")
                        .poolSize(size)
                        .maxPoolSize(maximum)
                        .build());
        addRoutes("cacheTtl=0");

        assertAllFinish();
    }

    @Test
    void aProfileCanKeepNoThreadAlive() throws Exception {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(
                        new ThreadPoolProfileBuilder("azkeys").keepAliveTime(0L).build());

        assertAllFinishInAPool();
    }

    @Test
    void theDefaultProfileCanKeepNoThreadAlive() throws Exception {
        context.getExecutorServiceManager()
                .setDefaultThreadPoolProfile(new ThreadPoolProfileBuilder("default")
                        .keepAliveTime(0L)
                        .allowCoreThreadTimeOut(false)
                        .build());

        assertAllFinishInAPool();
    }

    private void assertAllFinishInAPool() throws Exception {
        addRoutes("cacheTtl=0");
        try (CapturedLog log = new CapturedLog(Level.WARN)) {
            assertAllFinish();

            assertThat(log.ofOurs()).isEmpty();
        }
    }

    @Test
    void theyFinishWithoutAPoolIfItsProfileIsWrong() throws Exception {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(
                        new ThreadPoolProfileBuilder("azkeys").poolSize(-1).build());
        addRoutes("cacheTtl=0");
        try (CapturedLog log = new CapturedLog(Level.WARN)) {
            assertAllFinish();

            assertThat(log.text().lines().filter(line -> line.contains("the thread pool profile azkeys")))
                    .hasSize(1);
            assertThat(log.text()).contains("CorePoolSize must be >= 0");
        }
    }

    @Test
    void manyAnswersAtOnceShareAFewThreads() throws Exception {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .to("azkeys:batch?cacheTtl=1m&resourceId=" + BATCH)
                        .process(exchange -> used.add(Thread.currentThread()));
            }
        });
        arm.fail(Fault.delay(Duration.ofMillis(500))); // all wait for this response
        Endpoint many = context.getEndpoint("direct:many");
        AsyncProducer producer = many.createAsyncProducer();
        producer.start();
        List<CompletableFuture<Exchange>> answers = Stream.generate(() -> producer.processAsync(many.createExchange()))
                .limit(1000)
                .toList();

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

        assertThat(arm.calls()).hasSize(1);
        used.remove(Thread.currentThread()); // of those that came after the response
        assertThat(used).hasSizeLessThan(20).allSatisfy(thread -> assertThat(thread.getName())
                .endsWith("azkeys"));
    }

    @Test
    void theThreadOfAnHttpClientIsNotBlocked() throws Exception {
        useOneThread();
        HttpClient http = AzureClients.http(CERTIFICATE.trustStore());
        Scheduler loop = Schedulers.newSingle("event-loop", true);
        context.getRegistry().bind("own", (HttpClient) request -> http.send(request)
                .flatMap(response -> response.getBodyAsByteArray()
                        .<HttpResponse>map(body ->
                                new BufferedResponse(request, response.getStatusCode(), response.getHeaders(), body)))
                .publishOn(loop));
        try {
            addRoutes("cacheTtl=0&httpClient=#own");

            assertAllFinish();
        } finally {
            loop.dispose();
        }
    }

    /** Sets the size of the pool only, as an application can do. */
    private void useOneThread() {
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(
                        new ThreadPoolProfileBuilder("azkeys").maxPoolSize(1).build());
    }

    private void addRoutes(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer")
                        .to("azkeys:batch?" + options + "&resourceId=" + BATCH)
                        .process(exchange -> exchange.getMessage().setBody(template.requestBody("direct:inner", "")));
                from("direct:inner").to("azkeys:mlworkspace?" + options + "&resourceId=" + WORKSPACE);
            }
        });
    }

    private void assertAllFinish() throws Exception {
        arm.fail(Fault.delay(Duration.ofMillis(100))
                .times(2 * EXCHANGES)); // so that they are processed at the same time
        List<CompletableFuture<Exchange>> answers = Stream.generate(
                        () -> template.asyncSend("direct:outer", exchange -> {}))
                .limit(EXCHANGES)
                .toList();

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get().getException()).isNull();
        }
    }
}
