// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The client behind the policies of azure-core. */
@Timeout(20)
class PipelineTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final TestServer server = TestServer.http(connection -> {
        for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
            switch (attempts.incrementAndGet()) {
                case 1 -> connection.reset();
                case 2 -> connection.awaitEnd(); // until the client's timeout
                case 3 -> connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy");
                default ->
                    connection.write(
                            TestConnection.ok(request.substring(request.indexOf("\r\n\r\n") + 4) + " key-secret"));
            }
        }
    });
    private final ApacheHttpClient client =
            new ApacheHttpClient(TransportOptions.DEFAULT.withResponseTimeout(Duration.ofMillis(200)));
    private final HttpPipeline pipeline = new HttpPipelineBuilder()
            .httpClient(client)
            .policies(new RetryPolicy(new RetryOptions(new FixedDelayOptions(3, Duration.ofMillis(1)))))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    static Stream<Function<PipelineTest, HttpResponse>> callers() {
        return Stream.of(
                test -> test.pipeline.send(test.request()).block(),
                test -> test.pipeline.sendSync(test.request(), Context.NONE));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void theRetryPolicyTriesFailuresAgainWithTheSameBody(Function<PipelineTest, HttpResponse> caller) {
        try (HttpResponse response = caller.apply(this)) {
            assertThat(response.getBodyAsString().block()).isEqualTo("body-secret key-secret");
        }
        assertThat(attempts).hasValue(4);
        assertThat(client.stats().getLeased()).isZero();
    }

    @ParameterizedTest
    @MethodSource("callers")
    void secretsAreNeitherLoggedNorShown(Function<PipelineTest, HttpResponse> caller) {
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        Logger azkeys = (Logger) LoggerFactory.getLogger("io.github.azkeys");
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        azkeys.setLevel(Level.TRACE);
        root.addAppender(events);
        try (HttpResponse response = caller.apply(this)) {
            assertThat(response.getBodyAsString().block()).contains("secret");
            assertThat(response.toString()).doesNotContain("secret");
            assertThat(response.buffer().toString()).doesNotContain("secret");
            assertThat(client.toString()).doesNotContain("secret");
        } finally {
            root.detachAppender(events);
            azkeys.setLevel(null);
        }
        assertThat(events.list)
                .noneMatch(event -> event.getFormattedMessage().contains("secret")
                        || String.valueOf(event.getMDCPropertyMap()).contains("secret"));
    }

    private HttpRequest request() {
        return new HttpRequest(HttpMethod.POST, server.url("/"))
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer token-secret")
                .setBody("body-secret");
    }
}
