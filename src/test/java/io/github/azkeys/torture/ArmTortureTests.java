// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import ch.qos.logback.classic.Level;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.torture.TortureTable.WarmUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every fault of Azure Resource Manager. */
@Tag("camel")
@Timeout(180)
class ArmTortureTests {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private static final CapturedLog LOG = new CapturedLog(Level.WARN);
    private static final CamelKeys KEYS = new CamelKeys(EmbeddedArmCustomizer.trust(CERTIFICATE));
    private static final TortureTable TABLE = new TortureTable(16);

    private final List<TortureCase> cases = new ArrayList<>();

    @AfterAll
    static void close() throws Exception {
        TABLE.report(Path.of("target/torture-arm.md"), "ARM");
        TABLE.close();
        KEYS.close();
        LOG.close();
    }

    @TestFactory
    Stream<DynamicTest> arm() throws Exception {
        Expected unavailable = Expected.passing("ServiceUnavailableException");
        add(TortureFault.atConnect(unavailable));
        add("reset", Fault.reset(), unavailable);
        add("reset in the headers", Fault.resetInHeaders(), unavailable);
        add("reset in the body", Fault.resetInBody(), unavailable);
        add("end in the body", Fault.truncated(), unavailable);
        add("silence", Fault.silence(), unavailable);
        add("drip", Fault.drip(Duration.ofMillis(20)), unavailable);
        add("500", Fault.error(500, "InternalServerError", "Later."), unavailable);
        add("503", Fault.error(503, "ServerBusy", "Later."), unavailable);
        add("503 HTML", Fault.status(503).html("<h1>Later</h1>"), unavailable);
        add("429", Fault.error(429, "TooManyRequests", "Later."), Expected.passing("ThrottledException"));
        add("429 Retry-After", Fault.throttled(1), Expected.passingAtOnce("ThrottledException"));
        add("400", Fault.error(400, "BadRequest", "No."), Expected.refused("AzkeysException"));
        add("401", Fault.error(401, "InvalidAuthenticationToken", "No."), Expected.refused("AccessDeniedException"));
        add(
                "401 expired token",
                Fault.error(401, "ExpiredAuthenticationToken", "The access token expiry is earlier than now."),
                Expected.refused("AccessDeniedException").withRequests(2, 2));
        add("403", Fault.error(403, "AuthorizationFailed", "No."), Expected.refused("AccessDeniedException"));
        add("404", Fault.error(404, "ResourceNotFound", "No."), Expected.refused("ResourceNotFoundException"));
        add("410", Fault.error(410, "Gone", "No."), Expected.refused("AzkeysException"));
        Expected unreadable = Expected.passingAtOnce("InvalidResponseException");
        add("200 HTML", Fault.status(200).html("<h1>Sign in</h1>"), unreadable);
        add("200 half of the JSON", Fault.halfJson(), unreadable);
        add("200 without a body", Fault.empty(), unreadable);
        add("200 without keys", Fault.status(200).json("{}"), unreadable);
        add("200 as plain text", Fault.contentType("text/plain"), Expected.harmless());
        TABLE.warmUp(new WarmUp(KEYS, bench(TortureFault.atConnect(unavailable))));
        TABLE.start(KEYS, cases);
        return TABLE.tests();
    }

    private void add(String name, Fault fault, Expected expected) {
        add(TortureFault.of(name, fault, expected));
    }

    private void add(TortureFault row) {
        cases.add(new TortureCase("ARM: " + row.name(), row.expected(), () -> bench(row)));
    }

    private static Bench bench(TortureFault row) {
        EmbeddedArm arm =
                EmbeddedArm.builder().certificate(CERTIFICATE).everyResource().start();
        String resource = Bench.resource();
        String options = "&tenantId=" + arm.tenantId() + "&clientId=" + arm.clientId() + "&clientSecret=RAW("
                + arm.clientSecret() + ")";
        return new Bench(
                arm,
                resource,
                Bench.uri(arm, resource, options),
                () -> arm.fail(row.fault()),
                arm::clearFaults,
                () -> row.requests(arm.calls().stream().map(ArmCall::status).toList(), arm.connections()),
                Duration.ZERO,
                arm::close);
    }
}
