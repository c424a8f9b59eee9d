// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.TestCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With all logging enabled, no secret is printed, neither on success nor on any failure. */
class AzkeysSecretsTest extends AzkeysTestSupport {

    private static final String PASSWORD = "PfxPa55word";

    @TempDir
    static Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        context.setTracing(true);
        context.setBacklogTracing(true);
        context.setMessageHistory(true);
        context.setSourceLocationEnabled(true);
        return context;
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() throws IOException {
                // tokens and keys are in the URI as well, since users put them there
                String secretInUri = "&credentialType=CLIENT_SECRET&tenantId=" + arm.tenantId() + "&clientId="
                        + arm.clientId() + "&clientSecret=RAW(" + arm.clientSecret() + ")";
                from("direct:batch")
                        .to("azkeys:batch?resourceId=" + BATCH + secretInUri)
                        .to("direct:print");
                from("direct:certificate")
                        .to("azkeys:batch?credentialType=CLIENT_CERTIFICATE&certResource=" + certificate()
                                + "&certResourcePassword=RAW(" + PASSWORD + ")&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:once")
                        .to("azkeys:batch?maxRetries=0&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:iothub")
                        .to("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB)
                        .to("direct:print");
                from("direct:mlworkspace")
                        .to("azkeys:mlworkspace?resourceId=" + WORKSPACE)
                        .to("direct:print");
                from("direct:resource")
                        .to("azkeys:resource?action=listKeys&apiVersion=2024-07-01&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:select")
                        .to("azkeys:mlworkspace?select=password2&resourceId=" + WORKSPACE)
                        .to("direct:print");
                from("direct:regenerate")
                        .to("azkeys:batch?action=regenerate&keyName=secondary&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:regenerateOnce")
                        .to("azkeys:batch?action=regenerate&keyName=primary&maxRetries=0&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:selectNothing")
                        .to("azkeys:batch?select=nothing&resourceId=" + BATCH)
                        .to("direct:print");
                from("direct:fail").to("azkeys:batch?resourceId=" + BATCH).process(exchange -> {
                    throw new IllegalStateException(
                            "after the keys arrived: " + exchange.getMessage().getBody());
                });
                from("direct:print")
                        .to("log:everything?showAll=true&multiline=true&level=INFO&showStreams=true&showVariables=true")
                        .log("${body} ${headers} ${exchange} ${messageHistory}")
                        .log("${bodyAs(String)} ${bodyOneLine} ${prettyBody}")
                        .setProperty("copy", body())
                        .setVariable("copy", body())
                        .to("log:everything?showAll=true");
            }
        };
    }

    /** Writes the file of a registered certificate and returns its path. */
    private Path certificate() throws IOException {
        TestCertificate certificate = TestCertificate.create();
        arm.addCertificate(certificate.certificate());
        return certificate.writePfx(folder.resolve("application.pfx"), PASSWORD);
    }

    @Test
    void nothingPrintsASecret() throws Exception {
        StringWriter seen = new StringWriter();
        try (CapturedLog log = new CapturedLog()) {
            for (String route : List.of(
                    "direct:batch",
                    "direct:certificate",
                    "direct:iothub",
                    "direct:mlworkspace",
                    "direct:resource",
                    "direct:select",
                    "direct:regenerate",
                    "direct:selectNothing",
                    "direct:fail")) {
                note(seen, ask(route));
            }
            for (Fault fault : List.of(
                    Fault.error(400, "Bad", "Bad request."),
                    Fault.error(401, "InvalidAuthenticationToken", "Bad token."),
                    Fault.error(403, "AuthorizationFailed", "No."),
                    Fault.error(404, "ResourceNotFound", "No."),
                    Fault.error(409, "ScopeLocked", "No."),
                    Fault.throttled(0),
                    Fault.error(503, "Busy", "No."),
                    Fault.reset(),
                    Fault.truncated(),
                    Fault.invalidJson(),
                    Fault.wrongJson())) {
                arm.fail(fault);
                note(seen, ask("direct:once"));
                arm.fail(fault);
                note(seen, ask("direct:regenerateOnce"));
            }
            arm.requireClaims("{\"access_token\":{}}");
            note(seen, ask("direct:batch"));
            arm.failTokens(Fault.error(400, "invalid_client", "No."));
            note(seen, ask("azkeys:batch?maxRetries=0&resourceId=" + BATCH));
            arm.failTokens(Fault.truncated().times(8));
            note(seen, ask("azkeys:batch?maxRetries=1&resourceId=" + BATCH));
            describeContext(seen);
            context.stop();
            seen.append(log.text());
        }

        assertThat(seen.toString())
                .contains(
                        "BatchAccountKeys[accountName=sampleacct, primary=***, secondary=***]",
                        "JsonKeys[accountName=sampleacct, primary=***, secondary=***]",
                        "names the key 'nothing'",
                        "azkeys:batch cannot regenerate the key primary of ");
        assertThat(arm.tokenRequests()).extracting(TokenRequest::credential).contains("client_assertion");
        Set<String> found = Stream.concat(arm.secrets().stream(), Stream.of(PASSWORD))
                .filter(secret -> seen.toString().contains(secret))
                .map(secret -> secret + ": " + around(seen.toString(), secret))
                .collect(Collectors.toSet());
        assertThat(found).isEmpty();
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + secret.length() + 100));
    }

    /** Returns everything that is visible of a completed exchange. */
    private static void note(StringWriter seen, Exchange exchange) {
        seen.append(String.valueOf(exchange))
                .append(String.valueOf(exchange.getMessage().getBody()));
        Throwable failure = exchange.getException();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(seen, true));
        }
    }

    private void describeContext(StringWriter seen) throws Exception {
        for (Endpoint endpoint : context.getEndpoints()) {
            seen.append(endpoint.getEndpointUri())
                    .append(' ')
                    .append(endpoint.toString())
                    .append('\n');
            seen.append(String.valueOf(endpoint.getEndpointKey()));
        }
        seen.append(String.valueOf(configuration())).append(context.toString());
        HealthCheckHelper.invoke(context)
                .forEach(result -> seen.append(result.toString()).append(String.valueOf(result.getDetails())));
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        int attributes = 0;
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    try {
                        seen.append(String.valueOf(server.getAttribute(name, attribute.getName())));
                        attributes++;
                    } catch (javax.management.JMException | RuntimeException e) {
                        seen.append(e.toString());
                    }
                }
            }
        }
        assertThat(attributes).isGreaterThan(100);
    }
}
