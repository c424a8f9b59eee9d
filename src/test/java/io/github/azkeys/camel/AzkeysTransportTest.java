// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.UntrustedServerException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.producer.AzkeysProducer;
import io.github.azkeys.support.AzkeysTestSupport;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The HTTP requests, and the HTTP client that sends them. */
class AzkeysTransportTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void requestsSayWhoAsksAndHaveNoBody() {
        Exchange answer = ask(URI);

        ArmCall call = arm.calls().get(0);
        assertThat(call.header("User-Agent"))
                .hasValueSatisfying(agent ->
                        assertThat(agent).startsWith("camel-azkeys/1.").contains(" Camel/" + context.getVersion()));
        assertThat(call.header("Content-Length")).hasValue("0");
        assertThat(call.chunked()).isFalse();
        assertThat(call.header("x-ms-client-request-id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(answer.getMessage().getHeader(AzkeysConstants.REQUEST_ID, String.class))
                .hasSize(36);
    }

    @Test
    void callsOneAfterAnotherShareAConnection() {
        for (int i = 0; i < 10; i++) {
            ask(URI);
        }

        // the first connection may still be in use for the token when ARM is called
        assertThat(arm.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aServerThatDoesNotAnswerInTime() {
        arm.fail(Fault.silence().times(2));

        Exchange answer = ask("azkeys:batch?responseTimeout=1000&maxRetries=1&resourceId=" + BATCH);

        assertThat(answer.getException()).isInstanceOf(ServiceUnavailableException.class);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void noServerAtAll() {
        arm.close();

        Exchange answer = ask("azkeys:batch?maxRetries=0&resourceId=" + BATCH);

        assertThat(answer.getException()).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void noMoreConnectionsThanConfigured() {
        List<CompletableFuture<Exchange>> answers = IntStream.range(0, 40)
                .mapToObj(i -> template.asyncSend(URI + "&maxConnections=3", exchange -> {}))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().getException()).isNull());
        assertThat(arm.connections()).isLessThanOrEqualTo(3);
    }

    @Test
    void waitingForArmHoldsNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        configuration().setMaxRetries(0);
        assertThat(ask(URI).getException()).as("the token is there").isNull();
        arm.fail(Fault.silence().times(50));
        AzkeysProducer producer =
                (AzkeysProducer) context.getEndpoint(URI, AzkeysEndpoint.class).createProducer();
        producer.start();
        CountDownLatch done = new CountDownLatch(50);

        // this thread starts all exchanges, and is not blocked by any
        for (int i = 0; i < 50; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            assertThat(producer.process(exchange, doneSync -> done.countDown())).isFalse();
        }

        await().until(() -> arm.calls("batch").size() == 51);
        assertThat(done.getCount()).isEqualTo(50);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> name.contains("azkeys") && !name.contains("embedded")))
                .as("threads of HTTP (up to four for names), of the token and of the route")
                .hasSizeLessThan(20);
        arm.close();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        producer.stop();
    }

    @Test
    void anotherHttpClientDoesAsWell() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(CERTIFICATE.trustStore());
        var ssl = SslContextBuilder.forClient().trustManager(trust).build();
        HttpClient netty = new NettyAsyncHttpClientBuilder(
                        reactor.netty.http.client.HttpClient.create().secure(spec -> spec.sslContext(ssl)))
                .build();
        AtomicInteger requests = new AtomicInteger();
        context.getRegistry().bind("netty", (HttpClient) request -> {
            requests.incrementAndGet();
            return netty.send(request);
        });

        Exchange answer = ask(URI + "&httpClient=#netty");

        assertThat(answer.getException()).isNull();
        assertThat(arm.calls("batch")).hasSize(1);
        assertThat(requests).as("token and keys").hasValue(2);
    }

    @Test
    void anHttpClientThatNeverAnswersIsNotWaitedForForever() {
        context.getRegistry().bind("silent", (HttpClient) request -> Mono.<HttpResponse>never());
        useCredential(
                request -> Mono.just(new com.azure.core.credential.AccessToken("t", java.time.OffsetDateTime.MAX)));

        Exchange answer = ask(URI + "&httpClient=#silent&responseTimeout=100&maxRetries=1");

        assertThat(answer.getException()).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void aServerThatIsNotTrustedGetsNoToken() {
        configuration().setSslContextParameters(null);

        assertThat(ask(URI).getException()).isInstanceOf(UntrustedServerException.class);
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void theTrustOfTheCamelContextIsUsedWhereWanted() throws Exception {
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        context.setSSLContextParameters(configuration().getSslContextParameters());
        configuration().setSslContextParameters(null);
        component.setUseGlobalSslContextParameters(true);

        assertThat(ask(URI).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1234",
                "localhost",
                "https://user:pass@localhost",
                "https://localhost/path",
                "https://localhost?x=y",
                "ftp://localhost",
                "https:// localhost"
            })
    void onlyHttpsAddressesAreTaken(String address) {
        configuration().setResourceManagerEndpoint(address);
        assertThatThrownBy(() -> ask(URI))
                .rootCause()
                .hasMessage("Option resourceManagerEndpoint must be https://host or https://host:port,"
                        + " without path, query or user");

        configuration().setResourceManagerEndpoint(arm.endpoint());
        configuration().setAuthorityHost(address);
        assertThatThrownBy(() -> ask(URI)).rootCause().hasMessageStartingWith("Option authorityHost must be https://");
        assertThat(arm.connections()).isZero();
    }
}
