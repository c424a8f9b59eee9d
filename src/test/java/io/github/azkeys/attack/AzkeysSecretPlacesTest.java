// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.DataTypeStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.BacklogDebugger;
import org.apache.camel.spi.BacklogTracer;
import org.apache.camel.spi.BacklogTracerEventMessage;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultExchangeHolder;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every place in which Camel keeps or shows what passes a route, with everything switched on. None has a secret. */
class AzkeysSecretPlacesTest extends AzkeysTestSupport {

    /** Operations of the management beans that change nothing, by the beginning of their names. */
    private static final List<String> READING =
            List.of("dump", "list", "browse", "explain", "get", "information", "show");

    private final Map<String, String> places = new LinkedHashMap<>();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setTracing(true);
        context.setTracingLoggingFormat("%-4.4s [%-33.33s] [%-33.33s]");
        context.setBacklogTracing(true);
        context.setDebugging(true);
        context.setMessageHistory(true);
        context.setSourceLocationEnabled(true);
        context.setLogMask(false);
        context.setLogExhaustedMessageBody(true);
        context.setStreamCaching(true);
        context.setUseMDCLogging(true);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                events.add(event
                        + (event instanceof CamelEvent.ExchangeEvent sent
                                ? " " + sent.getExchange() + " "
                                        + sent.getExchange().getMessage().getBody()
                                : ""));
            }
        });
        return context;
    }

    @BeforeEach
    void traceAll() {
        BacklogTracer tracer = context.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        tracer.setEnabled(true);
        tracer.setBacklogSize(1000);
        tracer.setBodyIncludeStreams(true);
        tracer.setBodyIncludeFiles(true);
        tracer.setIncludeExchangeProperties(true);
        tracer.setIncludeExchangeVariables(true);
        tracer.setIncludeException(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        FileStateRepository states = new FileStateRepository();
        states.setFileStore(folder.resolve("states").toFile());
        context().getRegistry().bind("states", states);
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .loggingLevel(LoggingLevel.ERROR)
                        .logExhausted(true)
                        .logExhaustedMessageHistory(true)
                        .logExhaustedMessageBody(true)
                        .logNewException(true)
                        .logHandled(true)
                        .logStackTrace(true));
                from("direct:batch")
                        .routeId("batch")
                        .to("azkeys:batch?resourceId=" + BATCH)
                        .id("fetch")
                        .to("direct:keep")
                        .id("kept");
                from("direct:iothub")
                        .to("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB)
                        .to("direct:keep");
                from("direct:workspace")
                        .to("azkeys:mlworkspace?resourceId=" + WORKSPACE)
                        .to("direct:keep");
                from("direct:select")
                        .to("azkeys:mlworkspace?select=password2&resourceId=" + WORKSPACE)
                        .to("direct:keep");
                from("direct:form")
                        .to(
                                "azkeys:iothub?keyName=iothubowner&form=connection-string&endpointSuffix=azure-devices.net&resourceId="
                                        + HUB)
                        .to("direct:keep");
                from("direct:token")
                        .to(
                                "azkeys:iothub?keyName=iothubowner&form=sas-token&endpointSuffix=azure-devices.net&resourceId="
                                        + HUB)
                        .to("direct:keep");
                from("direct:keep")
                        .setProperty("kept", body())
                        .setVariable("kept", body())
                        .setVariable("global:kept", body())
                        .setHeader("kept", body())
                        .to("mock:kept");
                from("direct:failAfter")
                        .errorHandler(deadLetterChannel("mock:dead")
                                .loggingLevel(LoggingLevel.ERROR)
                                .logExhausted(true)
                                .logExhaustedMessageHistory(true)
                                .logExhaustedMessageBody(true)
                                .logNewException(true)
                                .logHandled(true)
                                .logStackTrace(true))
                        .to("azkeys:batch?resourceId=" + BATCH)
                        .to("direct:keep")
                        .throwException(new IllegalStateException("after the keys arrived"));
                from("azkeys:batch?emit=START_AND_CHANGES&initialDelay=0&delay=50&stateRepository=#states&resourceId="
                                + BATCH)
                        .routeId("watch")
                        .autoStartup(false)
                        .to("direct:keep");
                DataTypeStep.add(
                        from("direct:plain")
                                .to("azkeys:iothub?keyName=iothubowner&endpointSuffix=azure-devices.net&resourceId="
                                        + HUB),
                        "azkeys:connection-string");
            }
        };
    }

    @Test
    void noPlaceHasASecret() throws Exception {
        getMockEndpoint("mock:kept").expectedMinimumMessageCount(8);
        arm.regenerate(HUB, "primaryKey"); // the documented one is not Base64
        try (CapturedLog log = new CapturedLog()) {
            for (String route : List.of("batch", "iothub", "workspace", "select", "form", "token", "failAfter")) {
                keep(route, ask("direct:" + route));
            }
            for (Fault fault :
                    List.of(Fault.error(403, "AuthorizationFailed", "No."), Fault.invalidJson(), Fault.wrongJson())) {
                arm.fail(fault);
                keep("failed", ask("azkeys:batch?maxRetries=0&resourceId=" + BATCH));
            }
            arm.failTokens(Fault.error(400, "invalid_client", "No."));
            keep(
                    "no token",
                    ask("azkeys:batch?maxRetries=0&authorityHost=" + arm.authorityHost() + "/&resourceId=" + BATCH));
            context.getRouteController().startRoute("watch"); // it would have received the faults
            getMockEndpoint("mock:kept").assertIsSatisfied();
            stopAtABreakpoint();
            keepContext();
            keepManagement();
            keepThreads();
            keep("state repository", Files.readString(folder.resolve("states")));
            keep("events", String.join("\n", events));
            context.stop();
            keep("log", log.text());
        }

        assertThat(places.get("batch")).contains("BatchAccountKeys[", "fetch");
        assertThat(places.get("events")).contains("BatchAccountKeys[", "exchange created");
        assertThat(places.get("debugger")).contains("BatchAccountKeys[", "primary=***");
        assertThat(places.get("tracer BacklogTracer")).contains("BatchAccountKeys[", "Secret[");
        assertThat(places.get("routes batch")).contains("<route ", "route:", "azkeys:batch");
        assertThat(places.get("endpoints")).contains("azkeys://batch");
        assertThat(places.get("threads")).contains("azkeys");
        assertThat(places.get("serialized failure")).contains("InvalidResponseException", "AccessDeniedException");
        assertThat(places.get("serialized exchange")).contains("CamelAzkeysResourceId");
        assertThat(places.get("state repository")).contains("batch:/subscriptions/subid/");
        assertThat(places.get("log")).contains("Exhausted after delivery attempt", "Message History", "primary=***");
        assertThat(leaks()).isEmpty();
    }

    /** Camel shows the text of a data type, and a secret in the URI of a route, where the documentation says. */
    @Test
    void whatARouteAsksForIsShown() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:secret")
                        .routeId("secret")
                        .to("azkeys:batch?credentialType=CLIENT_SECRET&tenantId=" + arm.tenantId() + "&clientId="
                                + arm.clientId() + "&clientSecret=RAW(" + arm.clientSecret() + ")&resourceId=" + BATCH)
                        .id("asksWithSecret");
            }
        });
        keep("secret", ask("direct:secret"));
        keepContext();
        keep("text", ask("direct:plain").getMessage().getBody(String.class));

        keepManagement();

        assertThat(places.get("text")).startsWith("HostName=testHub.azure-devices.net;");
        // as XML alone, if that is read first: reading removes the messages
        assertThat(places.get("tracer BacklogTracer")
                        .replace("&quot;", "\"")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"))
                .contains(places.get("text"));
        assertThat(places.get("endpoints")).contains("clientSecret=xxxxxx");
        assertThat(places.entrySet().stream()
                        .filter(place -> place.getValue().contains(arm.clientSecret()))
                        .map(Map.Entry::getKey))
                .contains("routes secret")
                .isSubsetOf( // the versions of Camel differ
                        "context " + context.getName(), "routes secret", "processors asksWithSecret");
    }

    private Set<String> leaks() {
        Set<String> secrets = arm.secrets();
        return places.entrySet().stream()
                .flatMap(place -> secrets.stream()
                        .filter(secret -> place.getValue().contains(secret))
                        .map(secret -> place.getKey() + ": " + around(place.getValue(), secret)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 50));
    }

    private void keep(String place, String text) {
        places.merge(place, text, (a, b) -> a + "\n" + b);
    }

    private void keep(String route, Exchange exchange) throws IOException {
        keep(
                route,
                exchange + " " + exchange.getMessage().getBody() + " "
                        + exchange.getMessage().getHeaders() + " "
                        + exchange.getAllProperties() + " " + exchange.getVariables() + " "
                        + MessageHelper.dumpMessageHistoryStacktrace(exchange, null, true) + " "
                        + MessageHelper.dumpAsXml(exchange.getMessage(), true) + " "
                        + MessageHelper.dumpAsJSon(exchange.getMessage(), true));
        Object body = exchange.getMessage().getBody();
        if (body instanceof KeySet || body instanceof Secret) {
            assertThat(body).isNotInstanceOf(Serializable.class);
        }
        keep("serialized exchange", serialized(DefaultExchangeHolder.marshal(exchange, false)));
        if (exchange.getException() != null) {
            keep("serialized failure", serialized(exchange.getException()));
        }
    }

    private static String serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private void stopAtABreakpoint() throws Exception {
        BacklogDebugger debugger = context.getCamelContextExtension().getContextPlugin(BacklogDebugger.class);
        if (debugger == null) {
            debugger = context.hasService(BacklogDebugger.class);
        }
        assertThat(debugger).isNotNull();
        debugger.setBodyIncludeStreams(true);
        debugger.setIncludeExchangeProperties(true);
        debugger.setIncludeExchangeVariables(true);
        debugger.enableDebugger();
        debugger.addBreakpoint("kept");
        CompletableFuture<Exchange> answer = template.asyncSend("direct:batch", exchange -> {});
        BacklogDebugger stopped = debugger;
        await().until(() -> stopped.getSuspendedBreakpointNodeIds().contains("kept"));
        keep("debugger", debugger.dumpTracedMessagesAsXml("kept") + debugger.dumpTracedMessagesAsJSon("kept"));
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*,name=BacklogDebugger"), null)) {
            for (String text : List.of("${body}", "${headers}", "${exchange}", "${bodyAs(String)}", "${prettyBody}")) {
                Object[] values = {"kept", "simple", text, "java.lang.Object"};
                String[] types = Stream.generate(String.class::getName).limit(4).toArray(String[]::new);
                keep("debugger", attempt(() -> server.invoke(name, "evaluateExpressionAtBreakpoint", values, types)));
            }
        }
        debugger.disableDebugger();
        answer.get(10, TimeUnit.SECONDS);
    }

    private void keepContext() {
        for (Endpoint endpoint : context.getEndpoints()) {
            keep(
                    "endpoints",
                    endpoint.getEndpointUri() + " " + endpoint + " " + endpoint.getEndpointKey() + " "
                            + endpoint.getEndpointBaseUri());
        }
        keep("endpoints", context.getEndpointRegistry() + " " + context.getRuntimeEndpointRegistry());
        keep("variables", String.valueOf(context.getVariable("global:kept", Object.class)));
    }

    private void keepManagement() throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        int values = 0;
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            String place = name.getKeyProperty("type") + " "
                    + name.getKeyProperty("name").replace("\"", "");
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    keep(place, attempt(() -> server.getAttribute(name, attribute.getName())));
                    values++;
                }
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (READING.stream().anyMatch(operation.getName()::startsWith)) {
                    keep(place, attempt(() -> call(server, name, operation)));
                    values++;
                }
            }
        }
        assertThat(values).isGreaterThan(500);
    }

    private interface Attempt {
        Object value() throws Exception;
    }

    private static String attempt(Attempt attempt) {
        try {
            return shown(attempt.value());
        } catch (Exception e) {
            return e + " " + e.getCause();
        }
    }

    private static String shown(Object value) {
        if (value instanceof BacklogTracerEventMessage message) {
            return message.toXml(0) + message.toJSon(0);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(AzkeysSecretPlacesTest::shown).collect(Collectors.joining("\n"));
        }
        return value instanceof Object[] items ? Arrays.deepToString(items) : String.valueOf(value);
    }

    private static Object call(MBeanServer server, ObjectName name, MBeanOperationInfo operation) throws Exception {
        String[] types =
                Arrays.stream(operation.getSignature()).map(p -> p.getType()).toArray(String[]::new);
        Object[] values = Arrays.stream(types)
                .map(type -> switch (type) {
                    case "boolean", "java.lang.Boolean" -> true;
                    case "int", "java.lang.Integer" -> 10;
                    case "long", "java.lang.Long" -> 10L;
                    default -> "batch";
                })
                .toArray();
        return server.invoke(name, operation.getName(), values, types);
    }

    private void keepThreads() {
        Thread.getAllStackTraces().forEach((thread, stack) -> keep("threads", thread + " " + Arrays.toString(stack)));
    }
}
