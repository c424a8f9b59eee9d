// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.SharedArmTestSupport;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.MessageHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The masked text of a body is for logs. Elsewhere it would pass as the key, so a route that asks for text fails. */
class AzkeysMaskedTextTest extends SharedArmTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + AzkeysTestSupport.BATCH;

    enum Body {
        KEYS("", "BatchAccountKeys[accountName=sampleacct, primary=***, secondary=***]", "${body.key('primary')}"),
        SECRET("&select=primary", "Secret[name=primary, value=***, expiresAt=null]", "${body.value}");

        final String uri;
        final String masked;
        final String advice;

        Body(String select, String masked, String advice) {
            this.uri = URI + select;
            this.masked = masked;
            this.advice = advice;
        }
    }

    /** Steps that make a text of a body for something else than a log. */
    enum Use {
        CONVERT_BODY(route -> route.convertBodyTo(String.class)),
        CONVERT_BODY_TO_BYTES(route -> route.convertBodyTo(byte[].class)),
        CONVERT_BODY_TO_STREAM(route -> route.convertBodyTo(InputStream.class)),
        CONVERT_BODY_TO_BUFFER(route -> route.convertBodyTo(ByteBuffer.class)),
        CONVERT_BODY_TO_READER(route -> route.convertBodyTo(Reader.class)),
        CONVERT_BODY_AFTER_A_LOG(route -> route.log("${body}").to("log:all").convertBodyTo(String.class)),
        CONVERT_HEADER(route -> route.setHeader("key").body().convertHeaderTo("key", String.class)),
        HEADER_IN_JAVA(route ->
                route.setHeader("key").body().process(sent -> sent.getMessage().getHeader("key", String.class))),
        BODY_IN_JAVA(route -> route.process(sent -> sent.getMessage().getBody(String.class))),
        /** As the HTTP components do. */
        HEADER_OF_A_CLIENT(route -> route.process(sent -> sent.getContext()
                .getTypeConverter()
                .convertTo(String.class, sent.getMessage().getBody()))),
        PART_OF_A_HEADER(route -> route.setHeader("Authorization").simple("Bearer ${body}")),
        PART_OF_A_BODY(route -> route.setBody().simple("password=${body}")),
        BODY_AS_TEXT(route -> route.setHeader("key").simple("${bodyAs(String)}")),
        MANDATORY_BODY_AS_TEXT(route -> route.setHeader("key").simple("${mandatoryBodyAs(String)}")),
        BODY_IN_ONE_LINE(route -> route.setHeader("key").simple("${bodyOneLine}")),
        PART_OF_A_URI(route -> route.toD("mock:${body}")),
        FILE(route -> route.to("file:target/masked-text?fileName=key.txt")),
        PARAMETER_OF_A_BEAN(route -> route.bean(new Client()));

        final Consumer<ProcessorDefinition<?>> step;

        Use(Consumer<ProcessorDefinition<?>> step) {
            this.step = step;
        }
    }

    /** A bean that takes a password. */
    public static final class Client {
        public void connect(String password) {
            throw new AssertionError("The client connects with " + password);
        }
    }

    /** Steps that show a body in a log. */
    enum Log {
        BODY(route -> route.log("${body}")),
        BODY_IN_TEXT(route -> route.log("the body is ${body}.")),
        BODY_AS_TEXT(route -> route.log("${bodyAs(String)}")),
        MANDATORY_BODY_AS_TEXT(route -> route.log("${mandatoryBodyAs(String)}")),
        BODY_IN_ONE_LINE(route -> route.log("${bodyOneLine}")),
        PRETTY_BODY(route -> route.log("${prettyBody}")),
        HEADER(route -> route.setHeader("key").body().log("the key is ${header.key}")),
        HEADERS(route -> route.setHeader("key").body().log("${headers}")),
        VARIABLE(route -> route.setVariable("key").body().log("the key is ${variable.key}")),
        IN_A_CHOICE(route -> route.choice().when().simple("${body} != null").log("it is ${body}")),
        IN_ANOTHER_ROUTE(route -> route.to("direct:log")),
        WITH_AN_ID(route -> route.log("it is ${body}").id("told")),
        COMPONENT(route -> route.to("log:all?showAll=true&multiline=true&showStreams=true")),
        TEXT_IN_SIMPLE(route -> route.setBody().simple("it is ${body.toString}").log("${body}")),
        FAILURE(route -> route.doTry()
                .convertBodyTo(String.class)
                .doCatch(Exception.class)
                .log("cannot send ${body}")
                .end());

        final Consumer<ProcessorDefinition<?>> step;

        Log(Consumer<ProcessorDefinition<?>> step) {
            this.step = step;
        }
    }

    static Stream<Arguments> uses() {
        return Arrays.stream(Use.values())
                .flatMap(use -> Arrays.stream(Body.values()).map(body -> Arguments.of(use, body)));
    }

    static Stream<Arguments> logs() {
        return Arrays.stream(Log.values())
                .flatMap(log -> Arrays.stream(Body.values()).map(body -> Arguments.of(log, body)));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aUseOfTheTextFails(Use use, Body body) throws Exception {
        Exchange answer = route("direct:" + use + body, body, use.step);

        assertRefused(answer.getException(), body);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aLogShowsTheMaskedText(Log log, Body body) throws Exception {
        if (context.getRoute("log") == null) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:log").routeId("log").log("${body}");
                }
            });
        }
        try (CapturedLog captured = new CapturedLog(Level.INFO)) {
            Exchange answer = route("direct:log" + log + body, body, log.step);

            assertThat(answer.getException()).isNull();
            assertThat(captured.text()).contains(body.masked).doesNotContain("AAAA==", "Conversion", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(Body.class)
    void aCallerThatAsksForTextFails(Body body) {
        assertRefused(catchThrowable(() -> template.requestBody(body.uri, null, String.class)), body);
        assertRefused(catchThrowable(() -> template.requestBody(body.uri, null, String.class)), body);
    }

    @ParameterizedTest
    @EnumSource(Body.class)
    void aCallerOfARouteThatEndsWithALogFails(Body body) throws Exception {
        String uri = "direct:ends" + body;
        route(uri, body, route -> route.log("${body}"));

        assertRefused(catchThrowable(() -> template.requestBody(uri, null, String.class)), body);
    }

    @ParameterizedTest
    @EnumSource(Body.class)
    void whatTriesToConvertGetsNothing(Body body) {
        Exchange answer = template.request(body.uri, exchange -> {});

        for (Class<?> type : List.of(String.class, byte[].class, InputStream.class, Reader.class, CharSequence.class)) {
            assertThat((Object) context.getTypeConverter()
                            .tryConvertTo(type, answer, answer.getMessage().getBody()))
                    .as(type.getName())
                    .isNull();
        }
        assertThat(MessageHelper.extractBodyForLogging(answer.getMessage())).isEqualTo("Message: " + body.masked);
    }

    @Test
    void theSelectedKeyIsSentWhereARouteAsksForIt() throws Exception {
        Exchange answer = route("direct:value", Body.SECRET, route -> route.setHeader("Authorization")
                .simple("Bearer ${body.value}"));

        assertThat(answer.getMessage().getHeader("Authorization")).isEqualTo("Bearer AAAA==");
    }

    private static void assertRefused(Throwable failure, Body body) {
        assertThat(failure).isNotNull();
        assertThat(failure).hasStackTraceContaining(body.advice);
        assertThat(failure).hasRootCauseInstanceOf(InvalidRequestException.class);
        assertThat(failure.toString()).doesNotContain("AAAA==", "BBBB==");
    }

    private static Exchange route(String uri, Body body, Consumer<ProcessorDefinition<?>> step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step.accept(from(uri).to(body.uri));
            }
        });
        return template.request(uri, exchange -> {});
    }
}
