// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.support.TestCertificate;
import io.github.azkeys.torture.TortureTable.WarmUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault of Microsoft Entra, for a client secret and a certificate by options, and for a client secret and a workload
 * identity by environment.
 */
@Tag("camel")
@Timeout(180)
class EntraTortureTests {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final TestCertificate APPLICATION = TestCertificate.create();
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String SECRET = "secret-of-the-application";

    private static final CapturedLog LOG = new CapturedLog(Level.WARN);
    private static final TortureTable TABLE = new TortureTable(24);

    @TempDir
    static Path folder;

    private static CamelKeys options;
    private static ForkedKeys secret;
    private static ForkedKeys workload;
    private static String assertion;

    @AfterAll
    static void close() throws Exception {
        TABLE.close();
        options.close();
        secret.close();
        workload.close();
        LOG.close();
        TABLE.report(Path.of("target/torture-entra.md"), "Microsoft Entra");
        assertThat(LOG.text()).doesNotContain(SECRET);
        assertThat(secret.linesWith(Set.of(SECRET))).isEmpty();
        assertThat(workload.linesWith(Set.of(SECRET, assertion))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> entra() throws Exception {
        try (EmbeddedArm cluster =
                EmbeddedArm.builder().certificate(CERTIFICATE).start()) {
            assertion = cluster.federatedToken();
        }
        options = new CamelKeys(EmbeddedArmCustomizer.trust(CERTIFICATE));
        secret = fork("AZURE_CLIENT_SECRET", SECRET);
        workload = fork(
                "AZURE_FEDERATED_TOKEN_FILE",
                Files.writeString(folder.resolve("assertion"), assertion).toString());
        String application = "&tenantId=" + TENANT + "&clientId=" + CLIENT;
        String bySecret = application + "&clientSecret=" + SECRET;
        String byCertificate = application + "&certResource=" + APPLICATION.writePem(folder.resolve("application.pem"));

        TortureFault none = TortureFault.atConnect(null);
        TABLE.warmUp(
                new WarmUp(options, bench(none, bySecret)),
                new WarmUp(options, bench(none, byCertificate)),
                new WarmUp(secret, bench(none, "")),
                new WarmUp(workload, bench(none, "")));
        TABLE.start(options, cases("client secret", bySecret));
        TABLE.start(options, cases("certificate", byCertificate));
        TABLE.start(secret, cases("environment", ""));
        TABLE.start(workload, cases("workload identity", ""));
        return TABLE.tests();
    }

    private static ForkedKeys fork(String name, String value) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("AZURE_TENANT_ID", TENANT, "AZURE_CLIENT_ID", CLIENT));
        environment.put(name, value);
        return new ForkedKeys(folder, CERTIFICATE, environment);
    }

    private static List<TortureCase> cases(String source, String options) {
        return TokenFaults.entra().stream()
                .map(row -> new TortureCase(source + ": " + row.name(), row.expected(), () -> bench(row, options)))
                .toList();
    }

    private static Bench bench(TortureFault row, String options) {
        EmbeddedArm arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .everyResource()
                .application(TENANT, CLIENT, SECRET)
                .tokenLifetime(Limits.TOKEN_LIFETIME)
                .start();
        arm.addCertificate(APPLICATION.certificate());
        arm.addFederatedToken(assertion);
        String resource = Bench.resource();
        return new Bench(
                arm,
                resource,
                Bench.uri(arm, resource, options),
                () -> arm.failTokens(row.fault()),
                arm::clearFaults,
                () -> row.requests(
                        arm.tokenRequests().stream().map(TokenRequest::status).toList(), arm.tokenConnections()),
                Limits.TOKEN_LIFETIME,
                arm::close);
    }
}
