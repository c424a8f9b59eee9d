// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("camel")
class RefusedRulesTest {

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final BeanIntrospection BEANS = PluginHelper.getBeanIntrospection(CONTEXT);

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    static Stream<Throwable> refusals() {
        return Stream.of(
                http(401),
                http(403),
                azure(401),
                azure(403),
                amqp(AmqpErrorCondition.UNAUTHORIZED_ACCESS),
                new IllegalStateException(new ExecutionException(azure(403))));
    }

    static Stream<Throwable> otherFailures() {
        return Stream.of(
                http(404),
                http(500),
                azure(409),
                new HttpResponseException("no response", null),
                amqp(AmqpErrorCondition.NOT_FOUND),
                new IOException("401"),
                // keys that cannot be listed, which listing them again would not help
                new AzkeysException("denied", null, ArmError.NONE, azure(403)),
                new IOException(new InvalidRequestException("wrong", null, azure(401))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theDefaultsKnowRefusals(Throwable failure) {
        assertThat(RefusedRules.DEFAULT.match(failure, BEANS)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void otherFailuresAreNoRefusals(Throwable failure) {
        assertThat(RefusedRules.DEFAULT.match(failure, BEANS)).isFalse();
    }

    @Test
    void rulesAreAddedAndReplaced() {
        RefusedRules more = RefusedRules.DEFAULT.with("java.io.IOException?message=denied*,no key;");
        RefusedRules others = more.with("none; java.lang.IllegalStateException");

        assertThat(more.match(new IOException("denied: key"), BEANS)).isTrue();
        assertThat(more.match(new IOException("No Key"), BEANS)).isTrue();
        assertThat(more.match(new IOException("other"), BEANS)).isFalse();
        assertThat(more.match(new IOException(), BEANS)).isFalse();
        assertThat(more.match(http(401), BEANS)).isTrue();
        assertThat(others.match(new IOException("denied"), BEANS)).isFalse();
        assertThat(others.match(new IllegalStateException(), BEANS)).isTrue();
        assertThat(RefusedRules.DEFAULT.with("NONE").rules()).isEmpty();
    }

    @Test
    @Timeout(10)
    void causesThatFormACircleAreReadOnce() {
        IOException one = new IOException("one");
        IOException other = new IOException("other", one);
        one.initCause(other);

        assertThat(RefusedRules.DEFAULT.match(one, BEANS)).isFalse();
        assertThat(RefusedRules.DEFAULT
                        .with("java.io.IOException?message=other")
                        .match(one, BEANS))
                .isTrue();
    }

    @Test
    void aPropertyThatDoesNotExistMatchesNothing() {
        RefusedRules rules = RefusedRules.DEFAULT.with("none;java.io.IOException?status.code=401");

        assertThat(rules.match(new IOException("401"), BEANS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"401", "IOException", "java.io.IOException?", "java.io.IOException?message", "a.B?c=", "a.B,c.D"
            })
    void aTextThatIsNoRuleIsRefused(String text) {
        assertThatThrownBy(() -> RefusedRules.DEFAULT.with("none;" + text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'" + text + "' must be the name of an exception class");
    }

    private static Throwable http(int status) {
        return new HttpOperationFailedException("http://localhost", status, null, null, Map.of(), null);
    }

    private static Throwable amqp(AmqpErrorCondition condition) {
        return new AmqpException(false, condition, "message", null);
    }

    private static Throwable azure(int status) {
        return new HttpResponseException("message", new Response(status));
    }

    /** Not public, like the responses of the Azure SDK. */
    private static final class Response extends HttpResponse {

        private final int status;

        Response(int status) {
            super(new HttpRequest(HttpMethod.GET, "https://localhost"));
            this.status = status;
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return null;
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.empty();
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.empty();
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.empty();
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.empty();
        }
    }
}
